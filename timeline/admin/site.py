"""What the admin calls itself."""

from django.contrib import admin

admin.site.site_header = "Chancery records"
admin.site.site_title = "Chancery records"
admin.site.index_title = "Records"
# The lists need the width, and every page has its breadcrumbs.
admin.site.enable_nav_sidebar = False
admin.site.empty_value_display = "–"
