package io.cartage.console.view;

import io.cartage.staging.desk.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The pages of the side bar, in their order. */
public enum Section {
    OVERVIEW(Group.OPERATE, "Overview", "/", "layout-dashboard"),
    ORDERS(Group.OPERATE, "Pass Through Orders", "/orders", "shopping-cart"),
    INVENTORY(Group.OPERATE, "Inventory", "/inventory", "packages"),
    SHIPMENTS(Group.OPERATE, "Shipments", "/shipments", "truck-delivery"),
    MAPPINGS(Group.CONFIGURE, "Mappings", "/mappings", "file-code"),
    STORES(Group.CONFIGURE, "Stores", "/stores", "building-store"),
    NOTICES(Group.SYSTEM, "Notices and logs", "/notices", "bell"),
    ACTIVITY(Group.SYSTEM, "Activity", "/activity", "history"),
    USERS(Group.SYSTEM, "Users", "/users", "users"),
    HELP(Group.SYSTEM, "Help", "/help", "help"),
    ACCOUNT(Group.ELSEWHERE, "Your account", "/account", "key");

    /** What belongs together there. */
    public enum Group {
        OPERATE("Operate"),
        CONFIGURE("Configure"),
        SYSTEM("System"),
        /** Not in the side bar. */
        ELSEWHERE("");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public List<Section> sections() {
            return Arrays.stream(Section.values())
                    .filter(section -> section.group == this && this != ELSEWHERE)
                    .toList();
        }
    }

    private final Group group;
    private final String words;
    private final String path;
    private final String icon;

    Section(Group group, String words, String path, String icon) {
        this.group = group;
        this.words = words;
        this.path = path;
        this.icon = icon;
    }

    public String words() {
        return words;
    }

    /** Who sees it at all. */
    public Role needed() {
        return this == USERS ? Role.ADMIN : Role.VIEWER;
    }

    /** What tells of it in the console's own help. */
    public String help() {
        return "/help/console#" + words.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    public String path() {
        return path;
    }

    public String icon() {
        return icon;
    }
}
