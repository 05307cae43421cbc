/* ptero-demo-handlers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ptero-demo-call.h"

G_BEGIN_DECLS

/* One for each row of the route table. */
void ptero_demo_list_servers                   (PteroDemoCall *call);
void ptero_demo_show_permissions               (PteroDemoCall *call);
void ptero_demo_show_server                    (PteroDemoCall *call);
void ptero_demo_show_websocket                 (PteroDemoCall *call);
void ptero_demo_show_resources                 (PteroDemoCall *call);
void ptero_demo_list_server_activity           (PteroDemoCall *call);
void ptero_demo_send_command                   (PteroDemoCall *call);
void ptero_demo_list_server_allocations        (PteroDemoCall *call);
void ptero_demo_list_startup                   (PteroDemoCall *call);
void ptero_demo_list_subusers                  (PteroDemoCall *call);
void ptero_demo_show_subuser                   (PteroDemoCall *call);
void ptero_demo_set_power                      (PteroDemoCall *call);
void ptero_demo_list_databases                 (PteroDemoCall *call);
void ptero_demo_create_database                (PteroDemoCall *call);
void ptero_demo_rotate_database_password       (PteroDemoCall *call);
void ptero_demo_delete_database                (PteroDemoCall *call);
void ptero_demo_create_server_allocation       (PteroDemoCall *call);
void ptero_demo_update_server_allocation       (PteroDemoCall *call);
void ptero_demo_set_primary_allocation         (PteroDemoCall *call);
void ptero_demo_delete_server_allocation       (PteroDemoCall *call);
void ptero_demo_create_subuser                 (PteroDemoCall *call);
void ptero_demo_update_subuser                 (PteroDemoCall *call);
void ptero_demo_delete_subuser                 (PteroDemoCall *call);
void ptero_demo_update_variable                (PteroDemoCall *call);
void ptero_demo_rename_server                  (PteroDemoCall *call);
void ptero_demo_reinstall_server               (PteroDemoCall *call);
void ptero_demo_set_docker_image               (PteroDemoCall *call);
void ptero_demo_list_files                     (PteroDemoCall *call);
void ptero_demo_show_file_contents             (PteroDemoCall *call);
void ptero_demo_sign_download                  (PteroDemoCall *call);
void ptero_demo_sign_upload                    (PteroDemoCall *call);
void ptero_demo_write_file                     (PteroDemoCall *call);
void ptero_demo_rename_files                   (PteroDemoCall *call);
void ptero_demo_copy_file                      (PteroDemoCall *call);
void ptero_demo_compress_files                 (PteroDemoCall *call);
void ptero_demo_decompress_file                (PteroDemoCall *call);
void ptero_demo_delete_files                   (PteroDemoCall *call);
void ptero_demo_create_folder                  (PteroDemoCall *call);
void ptero_demo_change_modes                   (PteroDemoCall *call);
void ptero_demo_pull_file                      (PteroDemoCall *call);
void ptero_demo_list_backups                   (PteroDemoCall *call);
void ptero_demo_create_backup                  (PteroDemoCall *call);
void ptero_demo_show_backup                    (PteroDemoCall *call);
void ptero_demo_sign_backup                    (PteroDemoCall *call);
void ptero_demo_lock_backup                    (PteroDemoCall *call);
void ptero_demo_rename_backup                  (PteroDemoCall *call);
void ptero_demo_restore_backup                 (PteroDemoCall *call);
void ptero_demo_delete_backup                  (PteroDemoCall *call);
void ptero_demo_list_schedules                 (PteroDemoCall *call);
void ptero_demo_create_schedule                (PteroDemoCall *call);
void ptero_demo_show_schedule                  (PteroDemoCall *call);
void ptero_demo_update_schedule                (PteroDemoCall *call);
void ptero_demo_execute_schedule               (PteroDemoCall *call);
void ptero_demo_delete_schedule                (PteroDemoCall *call);
void ptero_demo_create_task                    (PteroDemoCall *call);
void ptero_demo_update_task                    (PteroDemoCall *call);
void ptero_demo_delete_task                    (PteroDemoCall *call);

void ptero_demo_show_account                   (PteroDemoCall *call);
void ptero_demo_list_account_activity          (PteroDemoCall *call);
void ptero_demo_list_account_keys              (PteroDemoCall *call);
void ptero_demo_create_account_key             (PteroDemoCall *call);
void ptero_demo_delete_account_key             (PteroDemoCall *call);
void ptero_demo_list_ssh_keys                  (PteroDemoCall *call);
void ptero_demo_create_ssh_key                 (PteroDemoCall *call);
void ptero_demo_delete_ssh_key                 (PteroDemoCall *call);
void ptero_demo_update_email                   (PteroDemoCall *call);
void ptero_demo_update_username                (PteroDemoCall *call);
void ptero_demo_update_password                (PteroDemoCall *call);
void ptero_demo_show_two_factor                (PteroDemoCall *call);
void ptero_demo_enable_two_factor              (PteroDemoCall *call);
void ptero_demo_disable_two_factor             (PteroDemoCall *call);

void ptero_demo_app_list_users                 (PteroDemoCall *call);
void ptero_demo_app_show_user                  (PteroDemoCall *call);
void ptero_demo_app_show_external_user         (PteroDemoCall *call);
void ptero_demo_app_create_user                (PteroDemoCall *call);
void ptero_demo_app_update_user                (PteroDemoCall *call);
void ptero_demo_app_delete_user                (PteroDemoCall *call);
void ptero_demo_app_list_nodes                 (PteroDemoCall *call);
void ptero_demo_app_list_deployable_nodes      (PteroDemoCall *call);
void ptero_demo_app_show_node                  (PteroDemoCall *call);
void ptero_demo_app_show_node_configuration    (PteroDemoCall *call);
void ptero_demo_app_create_node                (PteroDemoCall *call);
void ptero_demo_app_update_node                (PteroDemoCall *call);
void ptero_demo_app_delete_node                (PteroDemoCall *call);
void ptero_demo_app_list_allocations           (PteroDemoCall *call);
void ptero_demo_app_create_allocations         (PteroDemoCall *call);
void ptero_demo_app_delete_allocation          (PteroDemoCall *call);
void ptero_demo_app_list_locations             (PteroDemoCall *call);
void ptero_demo_app_show_location              (PteroDemoCall *call);
void ptero_demo_app_create_location            (PteroDemoCall *call);
void ptero_demo_app_update_location            (PteroDemoCall *call);
void ptero_demo_app_delete_location            (PteroDemoCall *call);
void ptero_demo_app_list_servers               (PteroDemoCall *call);
void ptero_demo_app_show_server                (PteroDemoCall *call);
void ptero_demo_app_show_external_server       (PteroDemoCall *call);
void ptero_demo_app_create_server              (PteroDemoCall *call);
void ptero_demo_app_update_server_details      (PteroDemoCall *call);
void ptero_demo_app_update_server_build        (PteroDemoCall *call);
void ptero_demo_app_update_server_startup      (PteroDemoCall *call);
void ptero_demo_app_suspend_server             (PteroDemoCall *call);
void ptero_demo_app_unsuspend_server           (PteroDemoCall *call);
void ptero_demo_app_reinstall_server           (PteroDemoCall *call);
void ptero_demo_app_delete_server              (PteroDemoCall *call);
void ptero_demo_app_list_databases             (PteroDemoCall *call);
void ptero_demo_app_show_database              (PteroDemoCall *call);
void ptero_demo_app_create_database            (PteroDemoCall *call);
void ptero_demo_app_reset_database_password    (PteroDemoCall *call);
void ptero_demo_app_delete_database            (PteroDemoCall *call);
void ptero_demo_app_list_nests                 (PteroDemoCall *call);
void ptero_demo_app_show_nest                  (PteroDemoCall *call);
void ptero_demo_app_list_eggs                  (PteroDemoCall *call);
void ptero_demo_app_show_egg                   (PteroDemoCall *call);

void ptero_demo_delete_ssh_key_by_path         (PteroDemoCall *call);
void ptero_demo_describe_server                (PteroDemoCall *call);
void ptero_demo_app_list_all_eggs              (PteroDemoCall *call);
void ptero_demo_app_list_roles                 (PteroDemoCall *call);
void ptero_demo_app_show_role                  (PteroDemoCall *call);
void ptero_demo_app_create_role                (PteroDemoCall *call);
void ptero_demo_app_update_role                (PteroDemoCall *call);
void ptero_demo_app_delete_role                (PteroDemoCall *call);
void ptero_demo_app_assign_roles               (PteroDemoCall *call);
void ptero_demo_app_remove_roles               (PteroDemoCall *call);
void ptero_demo_app_list_plugins               (PteroDemoCall *call);
void ptero_demo_app_show_plugin                (PteroDemoCall *call);
void ptero_demo_app_import_plugin_file         (PteroDemoCall *call);
void ptero_demo_app_import_plugin_url          (PteroDemoCall *call);
void ptero_demo_app_install_plugin             (PteroDemoCall *call);
void ptero_demo_app_update_plugin              (PteroDemoCall *call);
void ptero_demo_app_uninstall_plugin           (PteroDemoCall *call);
void ptero_demo_app_enable_plugin              (PteroDemoCall *call);
void ptero_demo_app_disable_plugin             (PteroDemoCall *call);
void ptero_demo_app_list_hosts                 (PteroDemoCall *call);
void ptero_demo_app_show_host                  (PteroDemoCall *call);
void ptero_demo_app_create_host                (PteroDemoCall *call);
void ptero_demo_app_update_host                (PteroDemoCall *call);
void ptero_demo_app_delete_host                (PteroDemoCall *call);
void ptero_demo_app_list_mounts                (PteroDemoCall *call);
void ptero_demo_app_show_mount                 (PteroDemoCall *call);
void ptero_demo_app_create_mount               (PteroDemoCall *call);
void ptero_demo_app_update_mount               (PteroDemoCall *call);
void ptero_demo_app_delete_mount               (PteroDemoCall *call);
void ptero_demo_app_list_mount_eggs            (PteroDemoCall *call);
void ptero_demo_app_list_mount_nodes           (PteroDemoCall *call);
void ptero_demo_app_list_mount_servers         (PteroDemoCall *call);
void ptero_demo_app_attach_eggs                (PteroDemoCall *call);
void ptero_demo_app_attach_nodes               (PteroDemoCall *call);
void ptero_demo_app_attach_servers             (PteroDemoCall *call);
void ptero_demo_app_detach_egg                 (PteroDemoCall *call);
void ptero_demo_app_detach_node                (PteroDemoCall *call);
void ptero_demo_app_detach_server              (PteroDemoCall *call);
void ptero_demo_app_export_egg                 (PteroDemoCall *call);
void ptero_demo_app_import_egg                 (PteroDemoCall *call);
void ptero_demo_app_delete_egg                 (PteroDemoCall *call);

G_END_DECLS
