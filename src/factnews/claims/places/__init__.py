"""Places: names of places in a report, resolved to GeoNames ids with coordinates and country."""

from factnews.claims.places.resolve import resolve_toponyms

__all__ = ["resolve_toponyms"]
