from tests.web.cast import fill
from tumen.record.searching import *
def test_it(actor):
    cast = fill(actor)
    for q in ["returns","송환","600","lanternlight","families", '"sent back"', "등불"]:
        s = searched(actor,q)
        for g in s.groups:
            print(q, g.kind.name, g.count, [ "".join(("[%s]" if t.is_found else "%s")%t.text for t in (*l.title, *l.excerpt)) for l in g.lines][:2])
    print(s.made)
