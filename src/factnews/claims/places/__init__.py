"""Places: names of places in a report, resolved to GeoNames ids with coordinates and country."""

from factnews.claims.places.country import country_of, place_in
from factnews.claims.places.find import find_places
from factnews.claims.places.resolve import resolve_toponyms

__all__ = ["country_of", "find_places", "place_in", "resolve_toponyms"]
