"""How fast FactNews works, measured on pages of our own making."""
