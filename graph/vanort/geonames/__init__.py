"""The towns of the world as GeoNames lists them (CC BY 4.0), in a table made when the package is built."""
