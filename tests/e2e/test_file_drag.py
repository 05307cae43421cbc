# test_file_drag.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys
import time
import unittest

from driver import extents, run
from pages import PagesTest, find_all, wait


class FileDrag(PagesTest):
    def start_taker(self):
        """Another program, at the right of the screen."""
        path = os.path.join(os.path.dirname(__file__), 'file_taker.py')
        self.taker = subprocess.Popen([sys.executable, '-W', 'ignore', path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(self.end_taker)
        window = wait(lambda: run('xdotool', 'search', '--onlyvisible', '--name', '^File Taker$').split(), what='the other program')[-1]
        width, height = run('xdotool', 'getdisplaygeometry').split()
        run('xdotool', 'windowmove', '--sync', window, str(int(width) - 220), '100')
        run('xdotool', 'windowraise', window)
        self.place = (int(width) - 120, 200)

    def end_taker(self):
        self.taker.kill()
        self.taker.wait()
        self.taker.stdout.close()

    def row_named(self, name):
        """Where the name of a file is."""
        def look():
            for view in find_all(self.browser, 'list', 'GtkColumnListView'):
                found = [label for label in find_all(view, 'label', name) if extents(label).height > 0]
                if found:
                    return found[0]
            return None
        return wait(look, what=f'the row of {name!r}')

    def drag(self, node, x, y):
        left, top = self.app.origin()
        box = extents(node)
        start = (left + box.x + 20, top + box.y + box.height // 2)
        run('xdotool', 'mousemove', str(start[0]), str(start[1]))
        time.sleep(.2)
        run('xdotool', 'mousedown', '1')
        for step in range(1, 11):
            run('xdotool', 'mousemove', str(start[0] + (x - start[0]) * step // 10), str(start[1] + (y - start[1]) * step // 10))
            time.sleep(.1)
        time.sleep(.5)
        if 'PTERO_E2E_PICTURES' in os.environ:
            self.app.screenshot(os.path.join(os.environ['PTERO_E2E_PICTURES'], 'file-drag.png'))
        run('xdotool', 'mouseup', '1')

    def read_paths(self):
        paths = []
        for line in self.taker.stdout:
            if line == '\n':
                return paths
            paths.append(line.rstrip('\n'))
        return paths

    def test_drag_out(self):
        """A file, then a file and a folder that are selected, are dragged to another program, which finds them whole."""
        self.start_with('admin', '--servers', '13', size=(1000, 700))
        self.open_server('Survival')
        self.browser = self.section('Files', 'PteroFileBrowser')
        self.start_taker()
        wait(lambda: not [label for label in self.app.find_all('label', pattern='added$') if extents(label).width > 0],
             30, 'the toast to go, which lies over the rows')

        self.drag(self.row_named('eula.txt'), *self.place)
        paths = self.read_paths()
        self.assertEqual([os.path.basename(path) for path in paths], ['eula.txt'])
        with open(paths[0]) as file:
            self.assertIn('eula=', file.read())

        # not what the toast lies over
        self.app.click(self.row_named('bukkit.yml'))
        self.app.click(self.row_named('plugins'), held='ctrl')
        self.drag(self.row_named('plugins'), *self.place)
        paths = self.read_paths()
        self.assertEqual(sorted(os.path.basename(path) for path in paths), ['bukkit.yml', 'plugins'])
        folder = next(path for path in paths if path.endswith('plugins'))
        self.assertGreater(len(os.listdir(folder)), 0)

        self.app.stop()
        self.assertFalse(os.path.exists(folder))


if __name__ == '__main__':
    unittest.main()
