package io.cartage.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cartage.flow.TradingDay.Pusher;
import io.cartage.flow.TradingDay.Result;
import io.cartage.flow.TradingDay.Terms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Shoppers who buy while the ERP is slow to hear of it. No unit is sold that the ERP doesn't have, unless the ERP sold it
 * elsewhere since the last push; where a cart can't compare before it writes, unless a push overwrote a sale made between
 * its reading of the orders and its write, and then as many as were sold so. {@link SalesBook} is strict about both.
 */
class OversellTest {
    private static final String REAL_CARTS = "BIGCOMMERCE|SHOPIFY";
    private static final int FEW_ROUNDS = 8;
    private static final int ROUNDS = 16;

    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void sellsNothingTwiceWhereANaivePushDoes(CartUnderTest cart) {
        Terms terms = new Terms(1, FEW_ROUNDS, false, false);

        Result cartage = TradingDay.of(cart.id(), terms, Pusher.CARTAGE);
        Result naive = TradingDay.of(cart.id(), terms, Pusher.NAIVE);

        assertThat(cartage.sold()).isPositive();
        assertThat(cartage.oversold()).as("%s", cartage).isZero();
        assertThat(naive.oversold()).as("%s", naive).isPositive();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void sellsNothingTwiceThoughShoppersBuyWhileStockIsPushed(CartUnderTest cart) {
        Terms terms = new Terms(2, ROUNDS, true, false);

        Result cartage = TradingDay.of(cart.id(), terms, Pusher.CARTAGE);
        Result naive = TradingDay.of(cart.id(), terms, Pusher.NAIVE);

        assertThat(cartage.unexcused()).as("%s", cartage).isZero();
        assertThat(naive.oversold()).as("%s", naive).isGreaterThan(cartage.oversold());
        if (cart == CartUnderTest.SHOPIFY) {
            assertThat(cartage.oversold())
                    .as("levels are compared: %s", cartage)
                    .isZero();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void sellsTwiceOnlyWhatTheErpSoldElsewhereSinceThePush(CartUnderTest cart) {
        Result cartage = TradingDay.of(cart.id(), new Terms(3, ROUNDS, true, true), Pusher.CARTAGE);

        assertThat(cartage.unexcused()).as("%s", cartage).isZero();
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(value = CartUnderTest.class, mode = EnumSource.Mode.MATCH_ANY, names = REAL_CARTS)
    void showsWhatIsLeftOnceTheShoppersAreGone(CartUnderTest cart) {
        try (TradingDay day = TradingDay.open(cart, new Terms(4, FEW_ROUNDS, true, true), Pusher.CARTAGE)) {
            day.trade();
            day.closeShop();

            assertThat(day.shown()).isEqualTo(day.left());
        }
    }
}
