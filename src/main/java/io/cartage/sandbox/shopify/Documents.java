package io.cartage.sandbox.shopify;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The documents that were sent, each read, checked and priced once. Thread-safe. */
final class Documents {
    private static final int KEPT = 500;

    private final Map<String, PreparsedDocumentEntry> read = new ConcurrentHashMap<>();
    private final Map<String, Optional<Operation>> operations = new ConcurrentHashMap<>();

    /**
     * What one operation of a document asks for.
     *
     * @param name empty for one without
     * @param fields priced
     */
    record Operation(String name, OperationDefinition definition, List<Priced> fields) {

        boolean asksFor(String rootField) {
            return definition.getSelectionSet().getSelectionsOfType(Field.class).stream()
                    .anyMatch(field -> field.getName().equals(rootField));
        }

        /** The variables as they were sent, with the defaults of those that were not. */
        Map<String, Object> variables(Map<String, Object> sent) {
            Map<String, Object> all = new HashMap<>();
            for (VariableDefinition variable : definition.getVariableDefinitions()) {
                Object value = sent.get(variable.getName());
                Object used = value == null ? variable.getDefaultValue() : value;
                if (used != null) {
                    all.put(variable.getName(), used);
                }
            }
            return all;
        }
    }

    /** The document, or what is wrong with it. */
    PreparsedDocumentEntry read(String text) {
        if (read.size() > KEPT) {
            read.clear();
            operations.clear();
        }
        return read.computeIfAbsent(text, Documents::check);
    }

    /** The operation that a call asks for; empty if the document is wrong or has none of this name. */
    Optional<Operation> operation(String text, String name) {
        PreparsedDocumentEntry entry = read(text);
        return entry.hasErrors()
                ? Optional.empty()
                : operations.computeIfAbsent(name + "\n" + text, key -> price(entry.getDocument(), name));
    }

    private static PreparsedDocumentEntry check(String text) {
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(
                ShopSchema.SCHEMA, ExecutionInput.newExecutionInput(text).build());
        return result.isFailure()
                ? new PreparsedDocumentEntry(result.getErrors())
                : new PreparsedDocumentEntry(result.getDocument());
    }

    private static Optional<Operation> price(Document document, String name) {
        List<OperationDefinition> all = document.getDefinitionsOfType(OperationDefinition.class);
        Optional<OperationDefinition> wanted = name.isEmpty() && all.size() == 1
                ? Optional.of(all.get(0))
                : all.stream().filter(one -> name.equals(one.getName())).findFirst();
        return wanted.map(definition -> new Operation(
                definition.getName() == null ? "" : definition.getName(),
                definition,
                Pricing.of(ShopSchema.SCHEMA, document, definition)));
    }
}
