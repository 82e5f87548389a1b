package io.cartage.sandbox.shopify;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import io.cartage.sandbox.shopify.Priced.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what the fields of a valid document cost, once for all its calls. */
final class Pricing {
    private static final Set<String> FREE = Set.of("MoneyBag", "MoneyV2", "PageInfo");

    private final GraphQLSchema schema;
    private final Document document;

    private Pricing(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.document = document;
    }

    static List<Priced> of(GraphQLSchema schema, Document document, OperationDefinition operation) {
        boolean isWrite = operation.getOperation() == OperationDefinition.Operation.MUTATION;
        return new Pricing(schema, document)
                .fields(
                        isWrite ? schema.getMutationType() : schema.getQueryType(),
                        List.of(operation.getSelectionSet()));
    }

    private List<Priced> fields(GraphQLObjectType type, List<SelectionSet> selections) {
        Map<String, List<Field>> byKey = new LinkedHashMap<>();
        selections.forEach(selection -> collect(type, selection, byKey));
        List<Priced> priced = new ArrayList<>();
        byKey.forEach((key, fields) -> priced.add(field(key, type, fields)));
        return priced;
    }

    private Priced field(String key, GraphQLObjectType parent, List<Field> fields) {
        Field first = fields.get(0);
        GraphQLFieldDefinition definition = Introspection.getFieldDefinition(schema, parent, first.getName());
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        String name = GraphQLTypeUtil.simplePrint(type);
        if (!(type instanceof GraphQLCompositeType composite) || FREE.contains(name) || name.endsWith("UserError")) {
            return new Priced(key, Sort.FREE, Map.of(), null);
        }
        Sort sort = name.equals("Count")
                ? Sort.COUNT
                : name.endsWith("Connection")
                        ? Sort.PAGE
                        : name.endsWith("Edge") ? Sort.EDGE : isWrite(parent) ? Sort.WRITE : Sort.OBJECT;
        return new Priced(key, sort, branches(composite, fields), size(first));
    }

    private boolean isWrite(GraphQLObjectType parent) {
        return parent.equals(schema.getMutationType());
    }

    private Map<String, List<Priced>> branches(GraphQLCompositeType type, List<Field> fields) {
        List<SelectionSet> selections =
                fields.stream().map(Field::getSelectionSet).toList();
        Map<String, List<Priced>> branches = new LinkedHashMap<>();
        for (GraphQLObjectType possible : possible(type)) {
            branches.put(possible.getName(), fields(possible, selections));
        }
        return branches;
    }

    private List<GraphQLObjectType> possible(GraphQLCompositeType type) {
        if (type instanceof GraphQLObjectType object) {
            return List.of(object);
        }
        if (type instanceof GraphQLInterfaceType anInterface) {
            return schema.getImplementations(anInterface);
        }
        return ((GraphQLUnionType) type)
                .getTypes().stream().map(GraphQLObjectType.class::cast).toList();
    }

    private void collect(GraphQLObjectType type, SelectionSet selections, Map<String, List<Field>> byKey) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                byKey.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                        .add(field);
            } else if (selection instanceof InlineFragment inline) {
                if (inline.getTypeCondition() == null
                        || isA(type, inline.getTypeCondition().getName())) {
                    collect(type, inline.getSelectionSet(), byKey);
                }
            } else if (selection instanceof FragmentSpread spread) {
                FragmentDefinition fragment = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .filter(definition -> definition.getName().equals(spread.getName()))
                        .findFirst()
                        .orElseThrow();
                if (isA(type, fragment.getTypeCondition().getName())) {
                    collect(type, fragment.getSelectionSet(), byKey);
                }
            }
        }
    }

    private boolean isA(GraphQLObjectType type, String condition) {
        return schema.getType(condition) instanceof GraphQLCompositeType wanted
                && possible(wanted).contains(type);
    }

    private static @Nullable Value<?> size(Field field) {
        return field.getArguments().stream()
                .filter(argument ->
                        argument.getName().equals("first") || argument.getName().equals("last"))
                .findFirst()
                .<Value<?>>map(Argument::getValue)
                .orElse(null);
    }
}
