from tests.test_every_page import *
import time
def test_x(loaded_record, db):
    t=time.time(); seen,links=crawl(Client()); print(len(seen), time.time()-t)
    print(Counter((r.resolver_match.view_name) for r,_ in seen.values()))
    print([a for a in seen if '?' in a])
