package io.cartage.console.view;

import io.cartage.cart.look.ShopStatus;
import io.cartage.flow.connect.FieldFaults;
import io.cartage.store.StoreForm;
import io.cartage.store.StoreForm.Field;
import io.cartage.store.StoreForm.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A store's settings on a page.
 *
 * @param typed what somebody typed and is not yet saved, by path
 * @param on likewise for sections that can be left out
 * @param statuses those that the shop knows
 * @param statusWish the setting of an order that takes one of them
 * @param hidden paths that are asked for elsewhere
 */
public record StoreFields(
        StoreForm form,
        Map<String, String> typed,
        Map<String, Boolean> on,
        FieldFaults faults,
        List<ShopStatus> statuses,
        String statusWish,
        List<String> customers,
        Set<String> hidden,
        boolean readOnly) {
    private static final String STATUSES = "orders.statuses";
    private static final Map<String, String> TITLES = Map.of(
            "", "Store",
            "orders", "Orders to the ERP",
            "when_staged", "When an order is staged",
            "when_imported", "When the ERP has imported it",
            "inventory", "Stock levels to the shop",
            "shipments", "Shipments to the shop",
            "notices", "Notices",
            "defaults", "Order defaults");

    /** One status to choose; {@code value} is how the file has it, or would. */
    public record Choice(String value, ShopStatus status, boolean chosen) {}

    public String title(Group group) {
        return TITLES.containsKey(group.key()) ? String.valueOf(TITLES.get(group.key())) : words(group.key());
    }

    /** A key as people read it. */
    public static String words(String key) {
        String words = key.replace('_', ' ').replaceAll("\\bapi\\b", "API").replaceAll("\\berp\\b", "ERP");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What is meant, without the marks of its page in the documentation. */
    public static String plain(String description) {
        return description.replace("`", "");
    }

    public String value(Field field) {
        return typed.getOrDefault(field.path(), field.value());
    }

    public boolean isOn(Group group) {
        return on.getOrDefault(group.key(), group.isOn());
    }

    public boolean isStatuses(Field field) {
        return field.path().equals(STATUSES);
    }

    public boolean isStatus(Field field) {
        return field.key().equals(statusWish) && field.path().startsWith("when_");
    }

    /** The statuses to choose from, those that the file alone names at the end. */
    public List<Choice> choices(Field field) {
        List<String> written = Arrays.stream(value(field).split("[,\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> left = new ArrayList<>(written);
        List<Choice> choices = new ArrayList<>();
        for (ShopStatus status : statuses) {
            String word = written.stream().filter(status::isCalled).findFirst().orElse("");
            left.removeIf(status::isCalled);
            choices.add(new Choice(word.isEmpty() ? status.name() : word, status, !word.isEmpty()));
        }
        left.forEach(word -> choices.add(new Choice(word, new ShopStatus(word, word, "", Optional.empty()), true)));
        return choices;
    }

    /** What an empty field shows: what holds then, or how one would write it. */
    public String placeholder(Field field) {
        return field.otherwise().isEmpty()
                ? field.example().isEmpty() || field.words().size() > 0
                        ? ""
                        : "such as " + field.example().replace("\"", "")
                : field.otherwise();
    }
}
