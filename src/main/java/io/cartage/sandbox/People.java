package io.cartage.sandbox;

import java.util.List;
import java.util.Locale;

/** Invents people: plain ones of North America, and ones whose names and addresses need all of Unicode. */
public final class People {
    private static final List<String> FIRST = List.of(
            "Ada", "Bruno", "Carla", "Dwight", "Elena", "Farid", "Grace", "Hugo", "Iris", "Jonas", "Kira", "Luis",
            "Mona", "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Stan", "Tessa");
    private static final List<String> LAST = List.of(
            "Abbott",
            "Barnes",
            "Castillo",
            "Dunn",
            "Ellery",
            "Foster",
            "Goode",
            "Hale",
            "Ingram",
            "Jarvis",
            "Keller",
            "Lowell",
            "Mercer",
            "Nash",
            "O'Hara",
            "Pryor",
            "Quill",
            "Reyes",
            "St. John",
            "Tanner");
    private static final List<String> COMPANIES =
            List.of("", "", "", "", "", "Bell & Sons", "Cedar Supply Co.", "Dell'Arte LLC", "Eastside Hardware, Inc.");
    private static final List<String> STREETS =
            List.of("Main Street", "Oak Avenue", "2nd Street NW", "Mill Road", "Harbor Boulevard", "County Road 12");
    private static final List<String> SECOND = List.of("", "", "", "Apt 4", "Suite 210", "Unit #7", "c/o Reception");

    private record Place(String city, String state, String zip, String country, String iso2) {}

    private static final List<Place> PLACES = List.of(
            place("Austin", "Texas", "78701"),
            place("Chicago", "Illinois", "60614"),
            place("Portland", "Oregon", "97209"),
            place("Boston", "Massachusetts", "02118"),
            place("Denver", "Colorado", "80205"),
            place("Atlanta", "Georgia", "30308"),
            place("New York", "New York", "10013-1234"),
            place("San Diego", "California", "92103"),
            new Place("Toronto", "Ontario", "M5V 2T6", "Canada", "CA"),
            new Place("Vancouver", "British Columbia", "V6B 1A1", "Canada", "CA"));

    private static final List<Person> FOREIGN = List.of(
            new Person(
                    "Zoë",
                    "Müller-Lüdenscheidt",
                    "Straßenbau GmbH & Co. KG",
                    "Königsallee 7",
                    "3. Stock",
                    "Düsseldorf",
                    "Nordrhein-Westfalen",
                    "40212",
                    "Germany",
                    "DE",
                    "+49 211 5550123",
                    "zoe"),
            new Person(
                    "太郎",
                    "山田",
                    "株式会社テスト",
                    "千代田1-1-1",
                    "",
                    "東京",
                    "東京都",
                    "100-0001",
                    "Japan",
                    "JP",
                    "+81 3-5550-1234",
                    "taro"),
            new Person(
                    "İbrahim",
                    "Işık",
                    "",
                    "Bağdat Caddesi 12",
                    "Daire 3",
                    "İstanbul",
                    "İstanbul",
                    "34710",
                    "Turkey",
                    "TR",
                    "",
                    "ibrahim"),
            new Person(
                    "Наталья",
                    "Шевченко",
                    "ООО «Ромашка»",
                    "ул. Ленина, д. 5",
                    "кв. 17",
                    "Алматы",
                    "",
                    "050000",
                    "Kazakhstan",
                    "KZ",
                    "+7 727 555 01 23",
                    "natalya"),
            new Person(
                    "سارة",
                    "العبدالله",
                    "",
                    "شارع السالم ١٢",
                    "",
                    "الكويت",
                    "العاصمة",
                    "",
                    "Kuwait",
                    "KW",
                    "+965 5550 1234",
                    "sara"),
            new Person(
                    "Jose\u0301",
                    "Pen\u0303a",
                    "",
                    "Calle Mayor 3, 2º izq.",
                    "",
                    "A Coruña",
                    "Galicia",
                    "15001",
                    "Spain",
                    "ES",
                    "981555012",
                    "jose"),
            new Person(
                    "Sunny \uD83C\uDF3B",
                    "O’Brien\u200B",
                    "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 & Co",
                    "1 Rainbow \uD83C\uDF08 Road",
                    "",
                    "Galway",
                    "County Galway",
                    "H91 E2K3",
                    "Ireland",
                    "IE",
                    "091 555 012",
                    "sunny"),
            new Person(
                    "Nguyễn",
                    "Thị Ánh Tuyết",
                    "",
                    "12 Phố Huế",
                    "",
                    "Hà Nội",
                    "",
                    "11600",
                    "Vietnam",
                    "VN",
                    "",
                    "tuyet"),
            new Person(
                    "Łukasz",
                    "Brzęczyszczykiewicz",
                    "",
                    "ul. Chrząszczyżewoszyce 1/2",
                    "",
                    "Łękołody",
                    "łódzkie",
                    "99-999",
                    "Poland",
                    "PL",
                    "600 555 012",
                    "lukasz"),
            new Person(
                    "สมชาย",
                    "ใจดี",
                    "",
                    "99 ถนนสุขุมวิท",
                    "",
                    "กรุงเทพฯ",
                    "",
                    "10110",
                    "Thailand",
                    "TH",
                    "",
                    "somchai"));

    private People() {}

    /**
     * Somebody from North America.
     *
     * @param number makes the mail address unique
     */
    public static Person plain(Dice dice, long number) {
        String first = dice.pick(FIRST);
        String last = dice.pick(LAST);
        Place place = dice.pick(PLACES);
        String mailbox = first.toLowerCase(Locale.ROOT) + "." + number + "@example.com";
        return new Person(
                first,
                last,
                dice.pick(COMPANIES),
                dice.between(1, 9999) + " " + dice.pick(STREETS),
                dice.pick(SECOND),
                place.city(),
                place.state(),
                place.zip(),
                place.country(),
                place.iso2(),
                dice.below(5) == 0 ? "" : "555-01" + dice.between(10, 99),
                mailbox);
    }

    /** Somebody from anywhere else. */
    public static Person foreign(Dice dice, long number) {
        Person person = dice.pick(FOREIGN);
        return new Person(
                person.firstName(),
                person.lastName(),
                person.company(),
                person.street1(),
                person.street2(),
                person.city(),
                person.state(),
                person.zip(),
                person.country(),
                person.countryIso2(),
                person.phone(),
                person.email() + "." + number + "@example.org");
    }

    private static Place place(String city, String state, String zip) {
        return new Place(city, state, zip, "United States", "US");
    }
}
