"""How a membership ends, and how long what is over is kept."""
