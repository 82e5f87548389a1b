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

            A mapping file turns one order, as the cart sent it, into one row of `s_orders` and rows of `s_order_details`; or a
            shipment, a stock level or an order's status into what the cart takes ([back to a cart](#back-to-a-cart)). Whole files with comments: [`mappings/default/bigcommerce/orders.yaml`](../mappings/default/bigcommerce/orders.yaml)
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

    private static final String BACK =
            """
            ## Back to a cart

            Mappings of `shipments`, `inventory` and `statuses` have `payload:` in place of tables. They read a record of Cartage's
            own, called the source, and fill what is sent to the cart. Names, lookups, formulas and tests are as above.

            ```yaml
            mapping: bigcommerce/shipments
            payload:
              tracking_number: {from: tracking_no, longest: 50}    # a value, by the same words as a column
              shipping_provider: {value: ""}                       # an empty text is written only if the mapping says so
              numbers: {all: tracking_nos}                         # a list of values
              tracking: {fields: {company: carrier}}               # a group of fields
              items:                                               # a list of groups
                each: lines
                where: quantity > 0
                fields: {order_product_id: {from: row.cart_line_id, as: integer}, quantity: quantity}
            warnings:
              carrier: {if: not exists(carrier), text: the shipment has no carrier}
            ```

            A value keeps the type it has in the source, a formula gives the type it works out, and what is written in the mapping
            itself is text unless `as:` says otherwise. Numbers have neither exponents nor needless zeros. What is empty is left out,
            unless `always: true` or an empty text as `value:` or `default:`. A record with any reason against it isn't sent: the
            reason is written to its rows, and they are tried again once the ERP or the mapping is corrected.

            | source of | holds |
            |---|---|
            | `shipments` | `shipment_no`, `warehouse`, `carrier`, `ship_method`, `tracking_no`, `tracking_nos` (the same, split at commas, semicolons and bars), `tracking_url`, `shipped_at`, `comment`, `notify_customer`, `cart_address_id`, `order.` (`cart_order_id`, `order_no`, `erp_order_no`, `ship_method`, `cart_status`, `currency`), `lines` (`cart_line_id`, `sku`, `quantity`, `line_no`), `place.` (`id`, `name`), and where the cart ships by units of its own `parts` (`id`, `lines` with `id` and `quantity`) |
            | `inventory` | `sku`, `warehouse`, `qty_on_hand`, `qty_committed`, `qty_available`, `updated_at`, `open_units` (in orders that the ERP hasn't taken yet), `safety_stock`, `item.` (the cart's ids of it), `place.` (`id`, `name`), `cart_quantity` (what the cart last acknowledged), `way` (how levels are written) |
            | `statuses` | `order.` as for shipments, `wish.` (what the store's file wishes), `moment` (`staged` or `imported`) |

            `source.comment` means the record's own field where an element of a list has one of the same name.

            """;

    private static final String END =
            """
            ## A customer's file

            `extends: default` lays the file over `mappings/default/<cart>/<flow>.yaml`. An entry replaces the default's whole
            entry of the same name: a column, a field, a name, a check, a group's `each`, `where` or single columns or fields. Rows of
            lookups are added. `skip: true` empties a column, or drops a field, a group or a warning. A name or lookup that only the default uses may become unused;
            one that the file itself brings must be used. `cartage map show` prints the merged mapping with the origin of each line.
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
        return text.append(FORMULAS.formatted(functions))
                .append(BACK)
                .append(END)
                .toString();
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
