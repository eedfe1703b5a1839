"""What every room needs: files, YAML with lines, processes, search for many words, optional libraries."""
