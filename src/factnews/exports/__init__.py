"""What leaves FactNews for other programs: the JSON form of a report, tables of facts and claims, links to passages."""
