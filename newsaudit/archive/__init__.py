"""A whole archive of news: many articles on all cores or machines, in tables that pandas, R and DuckDB read."""
