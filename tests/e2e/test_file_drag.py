# test_file_drag.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files that are dragged to another program: FileDrag.test_drag_out · a tab that is dropped outside of all windows: TabDrag."""

import os
import subprocess
import sys
import time
import unittest

from driver import NotFound, extents, run, text_of
from pages import PagesTest, find_all, wait


class DragTest(PagesTest):
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
            self.app.screenshot(os.path.join(os.environ['PTERO_E2E_PICTURES'], f'{self.id()}.png'))
        run('xdotool', 'mouseup', '1')


class FileDrag(DragTest):
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


class TabDrag(DragTest):
    tolerated = ('Drops for GDK_DRAG_PROTO_ROOTWIN must be handled internally',)  # GDK says that nothing comes of it

    def text(self, timeout=15):
        def look():
            return [node for node in self.app.find_all('text', 'Text of the file') if extents(node).height > 100]
        return wait(look, timeout, 'the editor')[0]

    def edit(self):
        """Opens a file in the tab. A row may move under the pointer, so it is tried as often as it takes."""
        def opened():
            self.app.click(self.row_named('bukkit.yml'), repeat=2)
            try:
                return self.text(4)
            except NotFound:
                self.app.key('alt+Left')
                return None
        self.app.click(wait(opened, 30, 'the editor'))

    def test_dropped_on_root(self):
        """A tab that is dropped where no window is, comes back with what is not saved in it, which is asked about at the end."""
        self.start_with('admin', '--servers', '13', size=(1000, 700))
        self.open_server('Survival')
        self.browser = self.section('Files', 'PteroFileBrowser')
        self.edit()
        self.app.key('ctrl+End')
        self.app.type('mine')
        tab = wait(lambda: [node for node in self.app.find_all(pattern='^• Survival$') if extents(node).width > 0], what='the tab')[-1]
        width, height = run('xdotool', 'getdisplaygeometry').split()
        # GTK 4.8 complains of a tab that is put back after somebody looked for what is in it, while it was in no window
        self.app.toasts.end()
        self.drag(tab, int(width) - 20, int(height) - 20)
        time.sleep(4)
        self.assertIn('mine', text_of(self.text()))
        self.app.click(self.text())  # keys go to where the pointer is
        self.app.key('ctrl+q')
        self.app.label('^What you changed in “bukkit.yml” is not saved.$')
        self.app.press('Discard')
        wait(lambda: self.app.process.poll() is not None, what='Ptero to end')
        self.assertEqual(self.app.process.returncode, 0)


if __name__ == '__main__':
    unittest.main()
