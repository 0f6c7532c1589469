"""The pages a browser shows: plain HTML, CSS and JavaScript without a build step, served from this folder as they are.

A page asks this program only, so it works without the internet, and it puts people's words on the screen as text.
"""

from pathlib import Path

PAGES = Path(__file__).parent
"""The folder; `simulator.html` is the simulator's page and finds its other files under /pages/."""
