"""The screens, one module each; a dialog is a screen that hands back what was typed or chosen."""
