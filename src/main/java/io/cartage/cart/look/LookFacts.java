package io.cartage.cart.look;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code routes/<cart>/look.yaml} tells of a connection test.
 *
 * @param through the route that sends a call, its words as variables
 * @param calls in the order in which they are sent
 * @param clock where the shop tells its time
 * @param failures what a refused call means, in the words of the cart's admin pages; the first that fits counts
 */
public record LookFacts(
        String through,
        List<Call> calls,
        Shop shop,
        Optional<Place> clock,
        Quota quota,
        Scopes scopes,
        Statuses statuses,
        History history,
        Locations locations,
        Skus skus,
        Version version,
        List<Failure> failures) {

    public LookFacts {
        calls = List.copyOf(calls);
        failures = List.copyOf(failures);
    }

    /**
     * One call.
     *
     * @param words the variables of the route, in which {@code {page}} and {@code {after}} are filled in
     * @param more tells that there is another page: true, or an address
     * @param cursor of the next page, where the cart tells one
     */
    record Call(String name, Map<String, String> words, String more, String cursor) {}

    /** The shop's own profile; {@code state} should read {@code usual}. */
    record Shop(
            Optional<Place> name,
            Optional<Place> plan,
            Optional<Place> currency,
            Optional<Place> timezone,
            Optional<Place> state,
            String usual) {}

    /** What is left of the quota: calls in a window of milliseconds, or points that come back at so many a second. */
    record Quota(
            Optional<Place> left,
            Optional<Place> total,
            String unit,
            Optional<Place> windowMillis,
            Optional<Place> perSecond) {}

    /**
     * How one knows the scopes that a token has.
     *
     * @param listed where an answer lists them
     * @param forbidden the HTTP status of a call whose scope is missing
     * @param grant what to click to grant one
     */
    record Scopes(Optional<Place> listed, String word, int forbidden, String grant, List<Scope> known) {
        /** Whether a call was refused because a scope is missing. */
        boolean isMissing(Refusal refusal) {
            return refusal.denied() || refusal.status() == forbidden;
        }
    }

    /**
     * One scope.
     *
     * @param name as the cart's admin pages show it
     * @param anyOf the words of which one grants it, where they are listed
     * @param call the call that shows it, where they aren't
     * @param flows the flows that can't do without
     * @param later the flows that need it where a store switches them on
     * @param without what happens without it, if that is less than a failure
     * @param grant what to click for this one, if it differs from the others
     */
    record Scope(
            String name,
            List<String> anyOf,
            String call,
            List<String> flows,
            List<String> later,
            String without,
            String grant) {}

    /** The shop's order statuses where it lists them; else those of the cart's facts are shown. */
    record Statuses(Optional<Place> list, String id, String label, String count) {}

    /**
     * How far back orders can be read.
     *
     * @param atLeast reads {@code least} if the count is only a lower bound
     * @param limitedWithout the scope without which only the last {@code limitDays} can be read; empty for no limit
     */
    record History(
            Optional<Place> count,
            Optional<Place> atLeast,
            String least,
            Optional<Place> oldest,
            String limitedWithout,
            int limitDays) {}

    /** The shop's locations; an inactive one takes no stock. */
    record Locations(Optional<Place> list, String id, String name, String active, String where) {}

    /**
     * The SKUs of what the shop sells.
     *
     * @param inside where a product lists its variants; empty if the list is of variants
     * @param sku of a variant
     * @param name of an element of the list
     * @param tracking of an element: whether its stock is counted
     * @param untracked what {@code tracking} reads if it isn't
     * @param where to mend them
     */
    record Skus(
            Optional<Place> list,
            String inside,
            String sku,
            String name,
            String tracking,
            List<String> untracked,
            String where) {}

    /**
     * The versions of the API, where the cart's facts name one.
     *
     * @param unending what the API is called where no end is announced
     * @param list where the shop lists them; of an element {@code word} names it and {@code served} is true while it lives
     */
    record Version(String unending, Optional<Place> list, String word, String served) {}

    /** What a refusal means: all of its HTTP status and of the words in the answer that are given must fit. */
    record Failure(int status, String holds, String says, String remedy) {
        boolean fits(Refusal refusal) {
            return (status == 0 || status == refusal.status())
                    && refusal.answer().contains(holds);
        }
    }
}
