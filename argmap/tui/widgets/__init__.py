"""What the screens are made of. Each widget draws plain rows or lines; none of them reads a text as markup."""
