package io.cartage.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.cartage.config.Home;
import io.cartage.problem.Position;
import io.cartage.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The GraphQL documents beside the routes: {@code routes/<cart>/<name>.graphql}. A document is sent with the fragments it
 * names, which may stand in any file of its folder, and with a value for each variable it declares. Immutable.
 */
final class Documents {
    private final Map<String, OperationDefinition> operations = new TreeMap<>();
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /**
     * A document to send.
     *
     * @param call tells it from other documents and from itself with pages of another size, for its cost is another
     */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes from hand to hand, is never compared
    record Request(String call, byte[] body) {}

    private Documents() {}

    /** Reads all documents; a file that is no GraphQL, and a fragment that is nowhere, is a problem. */
    static Documents read(Home home, Problems problems) {
        Documents documents = new Documents();
        Map<String, Position> places = new LinkedHashMap<>();
        for (String path : home.list("routes")) {
            if (path.endsWith(".graphql")) {
                home.find(path).ifPresent(file -> documents.add(path, file.text(), places, problems));
            }
        }
        documents.operations.forEach((name, operation) -> documents
                .spreads(folder(name), operation)
                .forEach(fragment -> documents.requireFragment(fragment, places.get(name), problems)));
        if (!problems.hasErrors()) {
            documents.operations.forEach(
                    (name, operation) -> documents.texts.put(name, documents.text(name, operation)));
        }
        return documents;
    }

    private void add(String path, String text, Map<String, Position> places, Problems problems) {
        String name = path.substring("routes/".length(), path.length() - ".graphql".length());
        places.put(name, Position.of(path));
        try {
            Document document = Parser.parse(text);
            for (Definition<?> definition : document.getDefinitions()) {
                if (definition instanceof FragmentDefinition fragment) {
                    fragments.put(folder(name) + "/" + fragment.getName(), fragment);
                } else if (definition instanceof OperationDefinition operation) {
                    operations.put(name, operation);
                }
            }
        } catch (InvalidSyntaxException e) {
            Position at = e.getLocation() == null
                    ? Position.of(path)
                    : new Position(
                            path, e.getLocation().getLine(), e.getLocation().getColumn());
            problems.error(at, "this is no GraphQL document", "Write a query, or fragments for the folder's queries");
        }
    }

    private void requireFragment(String fragment, @Nullable Position at, Problems problems) {
        if (!fragments.containsKey(fragment) && at != null) {
            problems.error(
                    at,
                    "the fragment '" + fragment.substring(fragment.indexOf('/') + 1) + "' is nowhere in this folder",
                    "Define it, or correct its name");
        }
    }

    /** The names of the documents, such as {@code acmecart/orders}. */
    Set<String> names() {
        return operations.keySet();
    }

    /** A document with the fragments it names. */
    String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("there is no document routes/" + name + ".graphql. Known are "
                    + String.join(", ", operations.keySet()));
        }
        return text;
    }

    /**
     * The body that sends a document.
     *
     * @param values what a variable stands for; null for none
     */
    Request request(String name, Function<String, @Nullable Object> values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", text(name));
        ObjectNode variables = body.putObject("variables");
        StringBuilder call = new StringBuilder(name);
        OperationDefinition operation =
                Optional.ofNullable(operations.get(name)).orElseThrow();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            Object value = values.apply(variable.getName());
            String type = baseType(variable.getType());
            if (value == null && variable.getType() instanceof NonNullType) {
                throw new IllegalArgumentException("routes/" + name + ".graphql needs the variable '"
                        + variable.getName() + "'. Let the route set it before it sends the document");
            }
            put(variables, variable.getName(), type, value);
            if (type.equals("Int")) {
                call.append(' ').append(value);
            }
        }
        return new Request(call.toString(), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ObjectNode variables, String name, String type, @Nullable Object value) {
        if (value == null) {
            variables.putNull(name);
        } else if (value instanceof JsonNode json) {
            variables.set(name, json);
        } else if (value instanceof Collection<?> values) {
            ArrayNode list = variables.putArray(name);
            values.forEach(element -> list.add(String.valueOf(element)));
        } else if (type.equals("Int")) {
            variables.put(name, Integer.parseInt(value.toString()));
        } else if (type.equals("Boolean")) {
            variables.put(name, Boolean.parseBoolean(value.toString()));
        } else {
            variables.put(name, value.toString());
        }
    }

    private static String baseType(Type<?> type) {
        Type<?> inner = type instanceof NonNullType required ? required.getType() : type;
        return inner instanceof TypeName named ? named.getName() : "list";
    }

    private String text(String name, OperationDefinition operation) {
        StringBuilder text = new StringBuilder(compact(operation));
        spreads(folder(name), operation)
                .forEach(fragment -> text.append(' ').append(AstPrinter.printAstCompact(fragments.get(fragment))));
        return text.toString();
    }

    /** The library writes the first word in the small letters of the machine's language: in Turkish {@code mutatıon}. */
    private static String compact(OperationDefinition operation) {
        String text = AstPrinter.printAstCompact(operation);
        if (operation.getOperation() == OperationDefinition.Operation.QUERY) {
            return text;
        }
        String word = operation.getOperation().name().toLowerCase(Locale.ROOT);
        return word + text.substring(word.length());
    }

    /** The fragments that a definition names, and those that these name, each once. */
    private Set<String> spreads(String folder, Node<?> definition) {
        Set<String> found = new LinkedHashSet<>();
        collect(folder, definition, found);
        return found;
    }

    private void collect(String folder, Node<?> node, Set<String> found) {
        if (node instanceof FragmentSpread spread) {
            String name = folder + "/" + spread.getName();
            FragmentDefinition fragment = fragments.get(name);
            if (found.add(name) && fragment != null) {
                collect(folder, fragment, found);
            }
        }
        List<? extends Node<?>> children = children(node);
        children.forEach(child -> collect(folder, child, found));
    }

    @SuppressWarnings("unchecked") // the library declares children by its raw type
    private static List<? extends Node<?>> children(Node<?> node) {
        return (List<? extends Node<?>>) (List<?>) node.getChildren();
    }

    private static String folder(String name) {
        return name.substring(0, name.indexOf('/'));
    }
}
