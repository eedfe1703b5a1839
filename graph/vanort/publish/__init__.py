"""The dataset for others: files in other forms, and graphs on a SPARQL server."""
