/* fixture-listing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "fixture-server.h"
#include "ptero-listing.h"

G_BEGIN_DECLS

/* What happens to the panel's servers before it answers its nth request. */
typedef struct
{
  guint request;  /* 0: the first */
  int   remove;   /* id, 0: none */
  int   append;   /* id, 0: none */
} FixtureEvent;

/* A panel with servers of the ids 1, 2, 3 … */
typedef struct
{
  GMutex        mutex;
  GArray       *ids;
  FixtureEvent  events[4];
  guint         n_events;
  int           fail_page;     /* answers that page with a 500 */
  int           pretend;       /* adds to the total that it tells */
  guint         pages;         /* how many it says there are, 0: the truth */
  gboolean      repeats;       /* answers each page with the first */
  gboolean      drips;         /* answers each page with one server that is new */
  guint         stuffs;        /* answers each page with that many */
  guint         per_page;      /* at most */
  guint         n_at_once;
  guint         most_at_once;
  guint         padding;       /* the length of descriptions on pages behind the first seven */
  int           is_holding;    /* those pages back */
  int           held;          /* which request is not answered yet, 1 for the first, though what
                                  it will be answered is fixed; 0: none */
  const char   *suffix;        /* of each name */
} FixturePanel;

/* A listing of the servers of such a panel. */
typedef struct
{
  FixturePanel   panel;
  FixtureServer *server;
  PteroClient   *client;
  PteroListing  *listing;
  GPtrArray     *mirror;     /* what the signals say that the content is */
  guint          n_changes;
} FixtureListing;

void    fixture_panel_clear           (FixturePanel   *panel);
void    fixture_listing_set_up        (FixtureListing *fixture,
                                       guint           n_servers,
                                       guint           per_page);
void    fixture_listing_tear_down     (FixtureListing *fixture);
void    fixture_listing_changed_cb    (GListModel     *model,
                                       guint           position,
                                       guint           removed,
                                       guint           added,
                                       gpointer        user_data);
void    fixture_listing_settle        (FixtureListing *fixture);
int     fixture_listing_get_id        (FixtureListing *fixture,
                                       guint           position);
guint   fixture_listing_count_items   (FixtureListing *fixture);
void    fixture_listing_assert_whole  (FixtureListing *fixture);
void    fixture_listing_loaded_cb     (GObject        *object,
                                       GAsyncResult   *result,
                                       gpointer        user_data);
GError *fixture_listing_load_all      (FixtureListing *fixture);
void    fixture_listing_scroll_to_end (FixtureListing *fixture);

G_END_DECLS
