package io.cartage.sandbox;

/** Somebody who buys or receives, with an address. */
public record Person(
        String firstName,
        String lastName,
        String company,
        String street1,
        String street2,
        String city,
        String state,
        String zip,
        String country,
        String countryIso2,
        String phone,
        String email) {

    /** eBay tells neither the address of the buyer's mailbox nor a phone number. */
    public Person withoutContact() {
        return new Person(
                firstName, lastName, company, street1, street2, city, state, zip, country, countryIso2, "", "");
    }
}
