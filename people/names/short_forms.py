"""Given names and the short forms by which their bearers go."""

import re

_LISTED = """
alex: alexander alexandra alexandre alexandros alexey alejandro
andy: andrew andreas
barb: barbara
ben: benjamin benedikt
bernd: bernhard
beth betty liz: elizabeth
bill will willi: william wilhelm
bob rob robbie: robert
charlie chuck: charles
chris: christian christoph christopher christine christina
dan danny: daniel danielle
dave: david
dick rick: richard
dirk: dietrich
don: donald
ed eddie: edward edgar edwin edmund
fred: frederick friedrich alfred
gabi: gabriele
gerd: gerhard
greg: gregory
hans: johannes johann
harry: harold henry
heiner: heinrich
jack: john
jan: johannes
jeff: jeffrey geoffrey
geoff: geoffrey
jerry: gerald jerome
jim jamie: james
joe: joseph
jo: joachim johannes johanna
jochen: joachim
jon: jonathan
josh: joshua
kate kathy katie: katherine catherine kathryn katharina
ken: kenneth
larry: lawrence laurence
len: leonard
lou: louis louise
matt: matthew matthias
max: maximilian maxwell
meg: margaret
mike: michael
nick: nicholas nicolas nikolaus nikolaos
pat: patrick patricia
pete: peter
phil: philip phillip philipp
ralf: rudolf
ray: raymond
ron: ronald
sam: samuel samantha
sepp: josef
stan: stanley
steve: steven stephen
sue: susan suzanne
ted: theodore edward
thilo: dietrich
tim: timothy
tom: thomas
toni tony: anthony antonio anton
ulli uli: ulrich ulrike
vic: victor
walt: walter
wolf: wolfgang
"""


def _by_short_form() -> dict[str, frozenset[str]]:
    lines = (line.split(":") for line in _LISTED.strip().splitlines())
    return {short: frozenset(full.split()) for shorts, full in lines for short in shorts.split()}


_FULL_NAMES = _by_short_form()


# The first letter of a Russian name, which is two in ASCII: "Yu" of Yuri, "Je" of Jelena. A list of
# beginnings, since Yu is also a name in full, and not short for Yuan.
_RUSSIAN = re.compile(r"j(?:a[kr]|e[fgjklrvw]|u[lr])|y(?:a[kr]|e[fgklrv]|u[lr])")


def is_short_form(short: str, full: str) -> bool:
    """Return whether one folded given name is a usual short form of another: Mike, Michael."""
    if full in _FULL_NAMES.get(short, ()):
        return True
    return len(short) == 2 and full.startswith(short) and _RUSSIAN.match(full) is not None
