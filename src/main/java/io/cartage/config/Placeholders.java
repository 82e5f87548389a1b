package io.cartage.config;

import io.cartage.problem.Problems;
import io.cartage.problem.Suggestion;
import io.cartage.yaml.YamlScalar;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in <code>${env:NAME}</code>, <code>${file:path}</code> and <code>${secret:NAME}</code>, which is the environment
 * variable of that name if it is set, and else what the {@link SecretStore} keeps. A placeholder may stand for a part of the value; what
 * it yields isn't searched for placeholders again. There are no defaults: a forgotten variable must be noticed.
 */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}?");
    private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$[A-Z][A-Z0-9_]*");
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String HOW_TO_WRITE =
            "Write ${env:NAME} for an environment variable, ${file:path} for a file's content, or ${secret:NAME} for what the"
                    + " console keeps";
    private static final int LARGEST_FILE = 64 * 1024;

    private final Map<String, String> environment;
    private final Path directory;
    private final SecretStore secrets;

    /** @param directory what the paths of files are relative to */
    public Placeholders(Map<String, String> environment, Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
        this.secrets = SecretStore.at(directory);
    }

    /** Whether a text holds something that looks like a placeholder. */
    public static boolean isIn(String text) {
        return text.contains("${");
    }

    /**
     * The value with every placeholder filled in, or empty with a problem for each one that can't be. A file's content
     * comes whole, without white space round it. What comes from outside the file is registered for {@link Redaction},
     * unless it is a web address.
     */
    public Optional<Resolved> resolve(YamlScalar scalar, Problems problems) {
        if (SHELL_VARIABLE.matcher(scalar.text()).matches()) {
            problems.error(scalar.at(), "a variable written as in a shell isn't filled in here", HOW_TO_WRITE);
            return Optional.empty();
        }
        List<String> sources = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean complete = true;
        int taken = 0;
        Matcher placeholder = PLACEHOLDER.matcher(scalar.text());
        while (placeholder.find()) {
            value.append(scalar.text(), taken, placeholder.start());
            Optional<String> found = find(placeholder.group(), placeholder.group(1), scalar, sources, problems);
            value.append(found.orElse(""));
            complete &= found.isPresent();
            taken = placeholder.end();
        }
        value.append(scalar.text(), taken, scalar.text().length());
        return complete ? Optional.of(new Resolved(Secret.of(value.toString()), sources)) : Optional.empty();
    }

    private Optional<String> find(
            String written, String inside, YamlScalar scalar, List<String> sources, Problems problems) {
        Optional<String> found = Optional.empty();
        if (written.startsWith("${env:") && written.endsWith("}")) {
            String name = inside.substring("env:".length());
            sources.add("environment variable " + name);
            found = variable(name, scalar, problems);
        } else if (written.startsWith("${file:") && written.endsWith("}")) {
            String name = inside.substring("file:".length());
            sources.add("file " + name);
            found = file(name, scalar, problems);
        } else if (written.startsWith("${secret:") && written.endsWith("}")) {
            found = secret(inside.substring("secret:".length()), scalar, sources, problems);
        } else {
            // What stands inside is not repeated: it may be the secret itself.
            problems.error(scalar.at(), "a placeholder must be ${env:…}, ${file:…} or ${secret:…}", HOW_TO_WRITE);
        }
        found.filter(value -> !value.matches("https?://\\S*")).map(Secret::of).ifPresent(Redaction::register);
        return found;
    }

    private Optional<String> variable(String name, YamlScalar scalar, Problems problems) {
        if (!VARIABLE_NAME.matcher(name).matches() || Secret.looksLikeOne(name)) {
            problems.error(
                    scalar.at(),
                    "${env:…} holds something else than the name of an environment variable",
                    "Write ${env:NAME}; a default can't be given, so that a forgotten variable is noticed");
            return Optional.empty();
        }
        String value = environment.getOrDefault(name, "").strip();
        if (!value.isEmpty()) {
            return Optional.of(value);
        }
        problems.error(
                scalar.at(),
                "the environment variable " + name + " is " + (environment.containsKey(name) ? "empty" : "not set"),
                Suggestion.closest(name, environment.keySet())
                        .filter(near -> !near.equals(name))
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElse("Set it before Cartage starts: 'export " + name + "=…' in a shell, or in the"
                                + " environment file of the service"));
        return Optional.empty();
    }

    private Optional<String> secret(String name, YamlScalar scalar, List<String> sources, Problems problems) {
        if (!SecretStore.isName(name)) {
            problems.error(
                    scalar.at(),
                    "${secret:…} holds something else than the name of a secret",
                    "Write ${secret:NAME}, a name of capital letters, digits and _");
            return Optional.empty();
        }
        String value = environment.getOrDefault(name, "").strip();
        if (!value.isEmpty()) {
            sources.add("environment variable " + name);
            return Optional.of(value);
        }
        sources.add("secret " + name);
        SecretStore.Found found = secrets.find(name);
        if (found instanceof SecretStore.Kept kept) {
            if (kept.byGroup()) {
                problems.warning(
                        scalar.at(),
                        "the secret " + name + " can be read by a group of this machine",
                        "Run chmod 600 " + SecretStore.FOLDER + "/" + name);
            }
            return Optional.of(kept.value().reveal());
        }
        if (found instanceof SecretStore.Unusable unusable) {
            problems.error(scalar.at(), "the secret " + name + " " + unusable.fault(), unusable.remedy());
        } else {
            problems.error(
                    scalar.at(),
                    "the secret " + name + " is kept nowhere",
                    "Enter it in the console under Stores, or set the environment variable " + name);
        }
        return Optional.empty();
    }

    private Optional<String> file(String name, YamlScalar scalar, Problems problems) {
        String fault;
        try {
            Path path = directory.resolve(name);
            if (!Files.exists(path)) {
                fault = "does not exist";
            } else if (!Files.isRegularFile(path)) {
                fault = "is not a file";
            } else if (Files.size(path) > LARGEST_FILE) {
                fault = "is larger than 64 kB, so hardly a secret";
            } else {
                String content = Files.readString(path, StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .strip();
                if (!content.isEmpty()) {
                    return Optional.of(content);
                }
                fault = "is empty";
            }
        } catch (CharacterCodingException e) {
            fault = "is not UTF-8 text";
        } catch (IOException e) {
            fault = "can't be read by this user";
        } catch (InvalidPathException e) {
            fault = "has a name that this system doesn't allow";
        }
        problems.error(
                scalar.at(),
                "the file '" + name + "' " + fault,
                "A path is relative to " + directory.toAbsolutePath().normalize() + "; the file must hold the value and"
                        + " be readable by the user who runs Cartage");
        return Optional.empty();
    }
}
