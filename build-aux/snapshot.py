# snapshot.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""snapshot.py PROGRAM PICTURE [OPTIONS]: opens PROGRAM with the demo panel, waits until its servers are listed and live, takes a
picture and says how much it shows. For a private display (build-aux/with-display)."""

import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tests', 'e2e'))
from driver import App, NotFound  # noqa: E402

SUBTITLE = r'^(\S+) servers?(?: on (\d+) panels)? · [1-9]\S* running'


def main(program, picture, *options):
    app = App('--demo', *(option for option in options if option != '--demo'), binary=program)
    try:
        app.start()
        app.resize(1200, 800)
        text = app.label(SUBTITLE, 60)
        time.sleep(2)
        app.screenshot(picture)
        servers, panels = re.match(SUBTITLE, text).groups(default='1')
        print(f'Ptero shows {servers} servers on {panels} panel{"" if panels == "1" else "s"}; the picture is {picture}.')
        status = app.stop()
        if status != 0:
            print(app.read_log(), file=sys.stderr)
        return status
    except (NotFound, AssertionError) as error:
        print(error, app.read_log(), sep='\n', file=sys.stderr)
        return 1
    finally:
        app.kill()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
