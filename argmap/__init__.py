"""argmap: maps of disputes, with credences and cruxes."""
