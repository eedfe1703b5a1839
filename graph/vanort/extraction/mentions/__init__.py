"""Where a text names something: names, people, places, addresses, amounts, periods."""
