package io.cartage.console;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules of the mappings' editor. They import each other by name; each name is replaced by the address under which the
 * module is served, so that pages need no map of names, and no exception from the content policy for one.
 */
final class Modules {
    private static final String START = "editor.mjs";
    private static final String KEY = "module.";
    private static final String FOLDER = "META-INF/resources/_static/";

    /** An import or export from elsewhere, as it stands at the begin or end of a line. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^((?:import|export)\\b[^'\"]*?from\\s*)(['\"])([^'\"]+)\\2");

    private final Properties paths;
    private final Function<String, byte[]> reader;
    private final BiFunction<String, byte[], String> server;
    private final Map<String, String> addresses = new HashMap<>();
    private final Set<String> ordered = new LinkedHashSet<>();

    /**
     * @param paths of modules, by {@code module.<name>}
     * @param reader of a resource of the jar
     * @param server takes a name and contents, and tells the address
     */
    Modules(Properties paths, Function<String, byte[]> reader, BiFunction<String, byte[], String> server) {
        this.paths = paths;
        this.reader = reader;
        this.server = server;
    }

    /** The addresses, each after those that it imports. */
    List<String> load() {
        serve(START, "console/" + START);
        return List.copyOf(ordered);
    }

    private String serve(String name, String resource) {
        String text = new String(reader.apply(resource), StandardCharsets.UTF_8);
        String resolved = IMPORT.matcher(text).replaceAll(this::resolve);
        String file = name.endsWith("js") ? name : name.replace('/', '-') + ".js";
        String address = server.apply(file, resolved.getBytes(StandardCharsets.UTF_8));
        ordered.add(address);
        return address;
    }

    private String resolve(MatchResult found) {
        String name = found.group(3).replaceFirst("^@", "");
        if (!addresses.containsKey(name)) {
            String path = paths.getProperty(KEY + name);
            if (path == null) {
                throw new IllegalStateException("the editor imports '" + name + "', which pom.xml doesn't unpack");
            }
            addresses.put(name, serve(name, FOLDER + path));
        }
        return Matcher.quoteReplacement(found.group(1) + "'" + addresses.get(name) + "'");
    }
}
