#include "config.h"
#include "ptero-file-transfers.h"
void ptero_file_upload_list  (PteroFileBrowser *browser, GdkFileList *list, const char *path) {}
void ptero_file_upload_ask   (PteroFileBrowser *browser, gboolean folders) {}
void ptero_file_download_ask (PteroFileBrowser *browser, GPtrArray *files) {}
