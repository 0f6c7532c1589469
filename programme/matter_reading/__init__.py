"""How a family's free text is read for what it is about: words to concepts, concepts to matters.

Words of Indonesian, Javanese and Sundanese become concepts (`concepts`, by the tables `*_words`), and rules written
in concepts say what a sentence is about (`rules`, `*_rules`). Every decision can be traced to one line of a table.
"""
