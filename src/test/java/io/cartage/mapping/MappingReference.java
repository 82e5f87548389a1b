package io.cartage.mapping;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes docs/mapping-reference.md from the vocabulary, the functions and the operators. */
final class MappingReference {
    private static final String INTRODUCTION =
            """
            # Mapping reference

            *Generated from the code by a test; `make approve` writes it anew.*

            A mapping file turns one order, as the cart sent it, into one row of `s_orders` and rows of `s_order_details`.
            Whole files with comments: [`mappings/default/bigcommerce/orders.yaml`](../mappings/default/bigcommerce/orders.yaml)
            and, for what a customer changes, [`mappings/acme/bigcommerce/orders.yaml`](../mappings/acme/bigcommerce/orders.yaml).
            `cartage check` tells all faults of all files; `cartage try <store> <payload file or order id>` shows what each line
            makes of an order, and writes nothing. The first line of each file names its schema, by which VS Code (with the YAML
            extension) completes and checks as one types.

            ## Columns

            ```yaml
            s_orders:
              order_total: total_inc_tax                           # a path: the value is taken over
              subtotal:    = total_inc_tax - total_tax             # a formula begins with =
              order_no:    {from: id, prefix: BC-}                 # anything else is a map of the words below
            ```

            Types and sizes come from the staging table. Text that is too long is refused unless `truncate: true`; decimals are
            rounded half up at the column's last decimal; everything written in a mapping is text until then, so `001` and `NO`
            stay what they are. An empty text counts as no value.

            A value goes through the words in this order: `from`, `value`, `add` or `when` → `lookup` → `default` → `prefix`,
            `suffix` → `date`, `as` → `required` → the column's size (`truncate`).

            **Quotes.** Inside `{ }` and `[ ]` YAML ends a value at a comma, and `: ` or ` #` end it everywhere. Put such a formula
            in quotes: `{from: "= round(price * quantity, 2)"}`. Alone on its line, `= round(price * quantity, 2)` needs none.

            ## Paths

            | path | leads to |
            |---|---|
            | `billing_address.city` | the field of a field |
            | `consignments.shipping.line_items` | every element: a step into a list looks into each of its elements |
            | `consignments.shipping[0].city` | the first element only; `[*]` means all and may be left out |
            | `form_fields[name='PO Number'].value` | only elements whose field compares so: `=`, `<>`, `<`, `<=`, `>`, `>=` |
            | `metafields.nodes[namespace='custom' and key='po'].value` | only elements of which all of this holds |
            | `consignments.shipping[id = row.order_address_id]` | compared with another field, which needs its root |
            | `store.prefix` | a setting of the store |
            | `payload.id` | the order's own field, where a line has one of the same name |
            | `row.id` | the line's own field and nothing else |

            Where one value is needed and several are found, the first that isn't empty is taken. Inside `each` a bare name is
            a field of the element if it has one, then a name under `names:`, then a field of the order. A field whose name
            holds blanks or other signs stands in quotes: `'gift note'.text`.

            **Shopify** tells an order as nested lists: each has its elements under `nodes`. Extra fields of an order or a line are pairs
            that a filter finds by name:

            | path | leads to |
            |---|---|
            | `customAttributes[key='delivery_window'].value` | what the cart or an app noted on the order, as "additional details" in the admin |
            | `row.customAttributes[key='Engraving'].value` | the same of a line, inside `each`: the order has a field of that name too |
            | `metafields.nodes[namespace='custom' and key='dock'].value` | a metafield of the order, of which Cartage reads the first 20 |
            | `currentTotalPriceSet.money.amount` | an amount; the name `money` stands for `shopMoney` or for `presentmentMoney` |
            | `after_last(row.id, '/')` | the number at the end of an id such as `gid://shopify/LineItem/1071823172` |

            What is not there is not asked for: `routes/shopify/order-fields.graphql` says which fields an order comes with, and one
            more line in it brings one more field.

            `store.` knows: %s.

            """;

    private static final String FORMULAS =
            """
            ## Formulas

            A formula begins with `=`; where a word takes a formula only (`where`, `once`, `if`, `rows`), the `=` may be left out.
            Numbers are exact decimals. Numeric text is a number in arithmetic, other text is a reason for quarantine, and so is
            no value: write `coalesce(handling_cost, 0)` if nothing means 0. `=` and the other comparisons compare numbers as
            numbers and everything else as text; a text in quotes is always compared as text. There is no clock and no chance,
            so that a replay gives the same rows.

            | operator | meaning |
            |---|---|
            | `+` `-` `*` `/` | arithmetic; division is good to 34 digits |
            | `&` | joins two texts |
            | `=` `<>` `<` `<=` `>` `>=` | comparison |
            | `and` `or` `not` | logic |

            | function | gives | example |
            |---|---|---|
            %s

            """;

    private static final String END =
            """
            ## A customer's file

            `extends: default` lays the file over `mappings/default/<cart>/<flow>.yaml`. An entry replaces the default's whole
            entry of the same name: a column, a name, a check, a group's `each`, `where` or single columns. Rows of lookups are
            added. `skip: true` empties a column or drops a group. A name or lookup that only the default uses may become unused;
            one that the file itself brings must be used. `cartage try` prints the merged file with the origin of each line.
            """;

    private MappingReference() {}

    static String text() {
        StringBuilder text = new StringBuilder(INTRODUCTION.formatted(
                StoreContext.NAMES.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))));
        text.append("## Words\n\n");
        for (Place place : Place.values()) {
            words(place, text);
        }
        String functions = Functions.all().stream().map(MappingReference::row).collect(Collectors.joining("\n"));
        return text.append(FORMULAS.formatted(functions)).append(END).toString();
    }

    private static void words(Place place, StringBuilder text) {
        text.append("### ").append(place.title).append("\n\n| word | meaning | takes | example |\n|---|---|---|---|\n");
        for (Word word : Vocabulary.of(place)) {
            text.append("| `%s` | %s | %s | `%s` |\n"
                    .formatted(
                            word.word(),
                            word.description(),
                            word.kind().description,
                            word.example().replace("|", "\\|")));
        }
        tables(place)
                .forEach((word, meaning) ->
                        text.append("| `%s` | %s | lines of their own |  |\n".formatted(word, meaning)));
        text.append('\n');
    }

    private static Map<String, String> tables(Place place) {
        Flow flow = Flow.ORDERS;
        return switch (place) {
            case ORDERS_FILE ->
                new TreeMap<>(Map.of(
                        flow.header, "The columns of the order's own row.",
                        flow.details, "Groups of rows, in their order; their names are free."));
            case EXPECTATION ->
                new TreeMap<>(Map.of(
                        flow.header,
                        "Values of the order's row.",
                        flow.details,
                        "Rows as a list, or by their number from 0; only the named columns are compared.",
                        flow.details + ".length",
                        "How many rows there must be."));
            default -> Map.of();
        };
    }

    private static String row(Function function) {
        return "| `%s` | %s | `%s` |".formatted(function.signature(), function.description(), function.example());
    }
}
