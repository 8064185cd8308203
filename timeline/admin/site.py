"""What the admin calls itself."""

from django.contrib import admin

admin.site.site_header = "Chancery records"
admin.site.site_title = "Chancery records"
admin.site.index_title = "Records"
admin.site.empty_value_display = "–"
