# test_first_run.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import unittest

from base import PteroTest, wait


class FirstRun(PteroTest):
    def test_demo(self):
        """Without a panel there is a welcome; the demo shows live servers and is forgotten afterwards."""
        app = self.start()
        app.label('^Welcome to Ptero$')
        app.press('Try the Demo Panel')
        app.label(r'^40 servers · [1-9]\d* running$', 30)
        app.label('^This is a demo$')
        wait(lambda: any('Running' in row for row in self.rows()), what='a running server in the list')
        self.assertEqual(app.stop(), 0)

        app = self.start()
        app.label('^Welcome to Ptero$')


if __name__ == '__main__':
    unittest.main()
