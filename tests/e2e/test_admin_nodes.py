# test_admin_nodes.py
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import unittest

from pages import PagesTest, wait


class Nodes(PagesTest):
    def test_maintenance_and_reach(self):
        """Nodes go into maintenance together; the page of one says whether it can be reached, and looks again."""
        self.panel = self.demo('--servers', '5')
        self.start()
        self.add_panel(self.panel.address, self.panel.admin, 'Northwind')
        self.open_page('Administration', 'Nodes')
        self.row_with('Falkenstein 1', 'In Use')
        self.choose('Falkenstein 1')
        self.use('Begin Maintenance')
        self.row_with('Falkenstein 1', 'Maintenance')
        self.use('End Maintenance')
        self.row_with('Falkenstein 1', 'In Use')

        self.picture('nodes')
        self.use('Open')
        self.app.label('^Wings can be reached from this computer$')
        self.app.press('Check Again')
        self.app.label('^Wings answers, and asks for its token as it should')
        self.app.press('Begin Maintenance', within=self.front('PteroFacts'))
        wait(lambda: self.app.buttons('End Maintenance', within=self.front('PteroFacts')), what='maintenance that can be ended')
        self.picture('node')

    def picture(self, name):
        folder = os.environ.get('PTERO_TEST_PICTURES')
        if folder:
            self.app.resize(400, 700)
            self.app.screenshot(os.path.join(folder, f'e2e-{name}.png'))
            self.app.resize(1200, 800)


if __name__ == '__main__':
    unittest.main()
