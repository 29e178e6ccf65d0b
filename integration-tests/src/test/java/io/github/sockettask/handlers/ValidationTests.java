package io.github.sockettask.handlers;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.Order;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import io.github.sockettask.InvalidMessageException;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages, and parts of them, that Bean Validation finds wrong.
 */
class ValidationTests extends HandlerFixture {

	@Test
	void aMessageThatIsNotValidIsToldToTheErrorMethods() {
		with(LocalValidatorFactoryBean.class, Validating.class)
			.run((connection) -> connection.receiveText("{\"price\":-1}").receiveText("{\"price\":1}"));
		assertThat(events).hasSize(2);
		assertThat(events.get(0)).isEqualTo(
				"InvalidMessageException Text message of 12 characters is not valid: priced.price must be greater than 0, for "
						+ "Parameter 'priced' (number 1, of type " + Priced.class.getName() + ") of @OnMessage method "
						+ Validating.class.getName() + ".valid(Priced) of bean 'validationTests.Validating'");
		assertThat(events.get(1)).isEqualTo("valid 1");
	}

	@Test
	void partsAndElementsAreValidated() {
		with(LocalValidatorFactoryBean.class, ValidatingParts.class)
			.run((connection) -> connection.receiveText("{\"data\":{\"price\":-1}}")
				.receiveText("[{\"price\":1},{\"price\":-2}]")
				.receiveText("{\"array\":[{\"price\":1},{\"price\":-3}]}"));
		assertThat(events).hasSize(3);
		assertThat(events.get(0)).contains("is not valid: part.price must be greater than 0, for ");
		assertThat(events.get(1)).contains("is not valid: list[1].price must be greater than 0, for ");
		assertThat(events.get(2)).contains("is not valid: array[1].price must be greater than 0, for ");
	}

	@Test
	void elementsOfArraysAndValuesOfMapsAreValidated() {
		with(LocalValidatorFactoryBean.class, ValidatingMany.class)
			.run((connection) -> connection.receiveText("[{\"price\":1},null,{\"price\":-2}]")
				.receiveText("{\"map\":{\"a\":{\"price\":1},\"b\":{\"price\":-3}}}"));
		assertThat(events).hasSize(2);
		assertThat(events.get(0)).contains("is not valid: array[2].price must be greater than 0, for ");
		assertThat(events.get(1)).contains("is not valid: map[b].price must be greater than 0, for ");
	}

	@Test
	void groupsOfConstraintsAreThoseOfTheParameter() {
		with(LocalValidatorFactoryBean.class, ValidatingGroups.class)
			.run((connection) -> connection.receiveText("{\"size\":-1}").receiveText("{\"size\":1}"));
		assertThat(events).hasSize(3);
		assertThat(events).containsOnlyOnce("by default -1", "by default 1");
		assertThat(events.get(1)).contains("is not valid: order.size must be greater than 0, for ");
	}

	@Test
	void whatIsNotValidIsNotTriedAgain() {
		with(LocalValidatorFactoryBean.class, Validating.class);
		with("sockettask.defaults.receive.retry.max-retries=3")
			.run((connection) -> connection.receiveText("{\"price\":-1}"));
		assertThat(events).hasSize(1);
	}

	@SocketTaskHandler("ticker")
	static class Validating {

		@OnMessage
		void valid(@Valid Priced priced) {
			events.add("valid " + priced.price());
		}

		@OnError
		void invalid(Exception failure) {
			events.add(failure.getClass().getSimpleName() + " " + failure.getMessage());
		}

	}

	@SocketTaskHandler("ticker")
	static class ValidatingParts {

		@OnMessage(match = "/data/price")
		void part(@Valid @Payload("/data") Priced part) {
			events.add("part");
		}

		@OnMessage(match = "/0/price")
		void list(@Valid List<Priced> list) {
			events.add("list");
		}

		@OnMessage(match = "/array/0/price")
		void array(@Valid @Payload("/array") Priced[] array) {
			events.add("array");
		}

		@OnError
		void invalid(InvalidMessageException failure) {
			events.add(failure.errMsg());
		}

	}

	@SocketTaskHandler("ticker")
	static class ValidatingMany {

		@OnMessage(match = "/0/price")
		void array(@Valid Priced[] array) {
			events.add("array");
		}

		@OnMessage(match = "/map/a/price")
		void map(@Valid @Payload("/map") Map<String, Priced> map) {
			events.add("map");
		}

		@OnError
		void invalid(InvalidMessageException failure) {
			events.add(failure.errMsg());
		}

	}

	@SocketTaskHandler("ticker")
	static class ValidatingGroups {

		@OnMessage
		@Order(1)
		void byDefault(@Valid Sized order) {
			events.add("by default " + order.size());
		}

		@OnMessage
		@Order(2)
		void strictly(@Validated(Strict.class) Sized order) {
		}

		@OnError
		void invalid(InvalidMessageException failure) {
			events.add(failure.errMsg());
		}

	}

	interface Strict {

	}

	record Sized(@Positive(groups = Strict.class) int size) {

	}

	record Priced(@Positive int price) {

	}

}
