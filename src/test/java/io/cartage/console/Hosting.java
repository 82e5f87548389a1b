package io.cartage.console;

import io.cartage.staging.desk.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A console for tests that talk to it by HTTP, over the demo's shops, with the users that a test names: one for all tests of a
 * class, on the shops' own database; or a fresh one for each, whose database is empty.
 */
final class Hosting implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final boolean isForEach;
    private final Map<String, Role> users = new LinkedHashMap<>();
    private final Map<String, Visitor> visitors = new HashMap<>();
    private OpenConsole.@Nullable Town town;
    private @Nullable OpenConsole house;

    private Hosting(boolean isForEach) {
        this.isForEach = isForEach;
    }

    static Hosting forAll() {
        return new Hosting(false);
    }

    static Hosting forEach() {
        return new Hosting(true);
    }

    Hosting user(String name, Role role) {
        users.put(name, role);
        return this;
    }

    /** A user of each role, by the role's name. */
    Hosting oneOfEachRole() {
        for (Role role : Role.values()) {
            user(role.word(), role);
        }
        return this;
    }

    OpenConsole.Town town() {
        return Objects.requireNonNull(town);
    }

    OpenConsole house() {
        return Objects.requireNonNull(house);
    }

    /** A user who has logged in, once in the life of a console: whoever does so too often has to wait. */
    Visitor as(String name) throws Exception {
        Visitor known = visitors.get(name);
        if (known == null) {
            known = house().as(name);
            visitors.put(name, known);
        }
        return known;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        town = new OpenConsole.Town();
        if (!isForEach) {
            open(town.console());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (isForEach) {
            open(town().fresh());
        }
    }

    private void open(OpenConsole opened) {
        house = opened;
        users.forEach(opened::add);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (isForEach) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!isForEach) {
            close();
        }
        town().close();
    }

    private void close() {
        visitors.clear();
        if (house != null) {
            house.close();
        }
    }
}
