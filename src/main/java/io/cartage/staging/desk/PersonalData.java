package io.cartage.staging.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is of a person.
 *
 * @param orders by store and id
 * @param elsewhere what else holds the address, with how many texts of it do
 * @param beyond what holds it and is left alone, in words
 * @param before when this person was forgotten last
 */
public record PersonalData(
        List<PersonsOrder> orders, Map<String, Long> elsewhere, List<String> beyond, Optional<Instant> before) {

    public PersonalData {
        orders = List.copyOf(orders);
        beyond = List.copyOf(beyond);
    }
}
