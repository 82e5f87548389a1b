package io.cartage.flow;

import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import io.cartage.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Loads the {@code *.camel.yaml} files of {@code routes/} into a Camel context, and tells what is wrong with them. */
final class RouteFiles {
    private static final Pattern LINE = Pattern.compile("line (\\d+), column (\\d+)");

    private RouteFiles() {}

    /** The route files, path to text. */
    static Map<String, String> read(Home home) {
        Map<String, String> files = new TreeMap<>();
        for (String path : home.list("routes")) {
            if (path.endsWith(".camel.yaml")) {
                home.find(path).ifPresent(file -> files.put(path, file.text()));
            }
        }
        return files;
    }

    /** The route files and GraphQL documents, path to text: what an engine is made of. */
    static Map<String, String> texts(Home home) {
        Map<String, String> files = read(home);
        for (String path : home.list("routes")) {
            if (path.endsWith(".graphql")) {
                home.find(path).ifPresent(file -> files.put(path, file.text()));
            }
        }
        return files;
    }

    /** Loads all route files but the triggers, shared ones first since they hold what others name. */
    static void load(Home home, CamelContext context) throws Exception {
        load(read(home), path -> !isTrigger(path), context);
    }

    /** Loads the templates of triggers. */
    static void loadTriggers(Home home, CamelContext context) throws Exception {
        load(read(home), RouteFiles::isTrigger, context);
    }

    private static void load(Map<String, String> files, Predicate<String> wanted, CamelContext context)
            throws Exception {
        List<Resource> resources = files.entrySet().stream()
                .filter(file -> wanted.test(file.getKey()))
                .sorted((a, b) -> Boolean.compare(isShared(b.getKey()), isShared(a.getKey())))
                .map(file -> ResourceHelper.fromString(file.getKey(), file.getValue()))
                .toList();
        PluginHelper.getRoutesLoader(context).loadRoutes(resources);
    }

    /** Tells for each file whether Camel understands it, without starting anything. */
    static void check(Home home, Problems problems) {
        CamelContext context = new DefaultCamelContext(); // never started, so there is nothing to close
        read(home).forEach((path, text) -> {
            Problems own = new Problems();
            if (Yaml.read(path, text, own).isPresent() && !own.hasErrors()) {
                checkWithCamel(context, path, text, own);
            }
            problems.addAll(own.all());
        });
    }

    private static void checkWithCamel(CamelContext context, String path, String text, Problems problems) {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(path, text));
        } catch (Exception e) {
            problems.error(position(path, e), "Camel can't read this route: " + firstLine(e), "See routes/README.md");
        }
    }

    private static Position position(String path, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher matcher = LINE.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find()) {
                return new Position(path, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
        }
        return Position.of(path);
    }

    private static String firstLine(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    private static boolean isTrigger(String path) {
        return path.startsWith("routes/shared/trigger");
    }

    private static boolean isShared(String path) {
        return path.startsWith("routes/shared/");
    }
}
