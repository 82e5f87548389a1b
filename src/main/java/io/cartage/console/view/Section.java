package io.cartage.console.view;

import java.util.Arrays;
import java.util.List;

/** The pages of the side bar, in their order. */
public enum Section {
    OVERVIEW(Group.OPERATE, "Overview", "/", "layout-dashboard"),
    ACTIVITY(Group.SYSTEM, "Activity", "/activity", "history");

    /** What belongs together there. */
    public enum Group {
        OPERATE("Operate"),
        CONFIGURE("Configure"),
        SYSTEM("System");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public List<Section> sections() {
            return Arrays.stream(Section.values())
                    .filter(section -> section.group == this)
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

    public String path() {
        return path;
    }

    public String icon() {
        return icon;
    }
}
