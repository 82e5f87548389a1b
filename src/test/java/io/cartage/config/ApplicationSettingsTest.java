package io.cartage.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.Golden;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationSettingsTest {
    private static final String HEAD =
            """
            # Settings of the program

            *Generated from the code by a test; `make approve` writes it anew.*

            What may stand in `cartage.yaml` in the working directory. The file is optional, and so is every setting in it.
            Each has an environment variable that wins over the file. Values under `db` may hold `${env:NAME}` and
            `${file:path}`.

            """;

    @Test
    void areListedInThePaper() {
        Golden.check(
                Path.of("docs/settings.md"),
                HEAD
                        + SettingsTable.of(
                                ApplicationSettings.ALL, ApplicationSettingsTest::variable, "environment variable"));
    }

    @Test
    void areAllOnTheList() throws IllegalAccessException {
        List<Setting> declared = new ArrayList<>();
        for (Field field : ApplicationSettings.class.getDeclaredFields()) {
            if (field.getType() == Setting.class) {
                declared.add((Setting) field.get(null));
            }
        }

        assertThat(ApplicationSettings.ALL).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void haveTheVariablesThatOperatorsKnow() {
        assertThat(ApplicationSettings.variable(ApplicationSettings.URL)).isEqualTo("CARTAGE_DB_URL");
        assertThat(ApplicationSettings.variable(ApplicationSettings.DATA)).isEqualTo("CARTAGE_DATA");
    }

    private static String variable(Setting setting) {
        boolean isSection = setting.kind() instanceof Setting.Kind.Section;
        return isSection ? "" : "`" + ApplicationSettings.variable(setting) + "`";
    }
}
