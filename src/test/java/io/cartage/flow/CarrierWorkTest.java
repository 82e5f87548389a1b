package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.config.Home;
import io.cartage.flow.bench.CarrierWork;
import io.cartage.flow.bench.CarrierWork.Answer;
import io.cartage.flow.bench.MappingSubject;
import io.cartage.staging.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Carriers that a store without a customer doesn't know: the answer goes where all such stores look, and changes no more. */
class CarrierWorkTest {
    private static final String DEFAULT = "mappings/default/bigcommerce/shipments.yaml";

    private final Workshop workshop = Workshop.open(
            CartUnderTest.BIGCOMMERCE,
            TestDatabase.usual(),
            "{seed: 5, orders: 3, api: {quota: unlimited}}",
            "{statuses: [11]}\nshipments: {every: 1d}\n");
    private final CarrierWork work = new CarrierWork(workshop.flows(), workshop.database(), Clock.systemUTC());

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void areAnsweredInTheMappingOfAllWhoHaveNoneOfTheirOwn() throws IOException {
        LiveEdits edits = new LiveEdits(
                Home.at(workshop.home()), Map.of(), workshop.flows(), workshop.database(), Clock.systemUTC());
        workshop.update("insert into external_order_shipments (store_id, shipment_no, order_no, sku, quantity, carrier)"
                + " values ('test', 'S-1', '100', 'MUG', 1, 'Bob''s Van')");
        assertThat(work.questions(Optional.empty())).singleElement().satisfies(question -> assertThat(question.path())
                .isEqualTo(DEFAULT));

        Answer answer = work.answer(Workshop.STORE, "Bob's Van", "ups", "ada");

        MappingSubject subject = new MappingSubject("default", "bigcommerce", Flow.SHIPMENTS);
        assertThat(answer).isInstanceOfSatisfying(Answer.Taken.class, taken -> assertThat(taken.subject())
                .isEqualTo(subject));
        String row = "      Bob's Van: ups\n";
        assertThat(Files.readString(workshop.home().resolve(DEFAULT)))
                .containsOnlyOnce(row)
                .satisfies(text -> assertThat(text.replace(row, "")).isEqualTo(Files.readString(Path.of(DEFAULT))));
        assertThat(work.isTakenUp(Workshop.STORE, "Bob's Van")).isFalse();
        edits.look();
        edits.look();
        assertThat(work.isTakenUp(Workshop.STORE, "Bob's Van")).isTrue();
        assertThat(work.questions(Optional.empty())).isEmpty();
    }

    @Test
    void areRefusedWhereNothingCouldBeWritten() {
        assertThat(work.answer("no-store", "Bob's Van", "ups", "ada")).isInstanceOf(Answer.Refused.class);
        assertThat(work.answer(Workshop.STORE, "Bob's Van", " ", "ada")).isInstanceOf(Answer.Refused.class);
        assertThat(work.answer(Workshop.STORE, " ", "ups", "ada")).isInstanceOf(Answer.Refused.class);
        assertThat(workshop.home().resolve(DEFAULT)).doesNotExist();
    }
}
