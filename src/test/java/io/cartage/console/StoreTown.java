package io.cartage.console;

import io.cartage.sandbox.Sandbox;
import io.cartage.sandbox.SandboxSettings;
import io.cartage.sandbox.SandboxShop;
import io.cartage.staging.desk.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A home of its own with one store, a console over it, and simulated shops that can be connected to. */
final class StoreTown implements AutoCloseable {
    static final String TOKEN = "s3cret0token0of0the0shop0x1";

    static final String STORE =
            """
            # The shop at home; this comment stays.
            store: home-shop
            cart: bigcommerce
            customer: acme            # whose it is
            timezone: America/Chicago
            sandbox: {seed: 7, orders: 60, api: {quota: unlimited}}
            orders:
              # Only these.
              statuses: [Awaiting Fulfillment, 9]   # the second by its number
              prefix: H-
              every: 1d
            inventory: {every: 1d}
            """;

    private final Path home;
    private final Sandbox sandbox = Sandbox.start(0);
    private final OpenConsole.Town town;
    private final OpenConsole console;

    StoreTown(Path directory) throws IOException {
        this(directory, STORE);
    }

    /** With another file of the store. */
    StoreTown(Path directory, String store) throws IOException {
        home = directory;
        copy("routes");
        copy("mappings");
        Files.createDirectories(home.resolve("stores"));
        write("stores/home-shop.yaml", store);
        town = new OpenConsole.Town(home, Map.of());
        console = town.console();
        for (Role role : Role.values()) {
            console.add(role.word(), role);
        }
    }

    OpenConsole console() {
        return console;
    }

    Path home() {
        return home;
    }

    /** Opens a shop that nothing here is connected to yet; returns its address as the control panel shows it. */
    String shop(String name, String settings) {
        SandboxShop shop = sandbox.open("bigcommerce", name, SandboxSettings.of(settings));
        return "http://127.0.0.1:" + sandbox.port() + "/stores/" + shop.name() + "/v3/";
    }

    /** What the control panel offers for download. */
    static String file(String api) {
        return "ACCESS TOKEN: " + TOKEN + "\nCLIENT NAME: Cartage\nAPI PATH: " + api
                + "\nCLIENT ID: 4bc0ient0id000000001\nCLIENT SECRET: 0cl1ent0secret0000000001\n";
    }

    String read(String path) throws IOException {
        return Files.readString(home.resolve(path));
    }

    void write(String path, String text) throws IOException {
        Files.writeString(home.resolve(path), text);
    }

    private void copy(String room) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(room))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = home.resolve(file.toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Override
    public void close() {
        console.close();
        town.close();
        sandbox.close();
    }
}
