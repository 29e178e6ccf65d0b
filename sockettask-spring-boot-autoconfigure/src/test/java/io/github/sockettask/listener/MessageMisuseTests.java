package io.github.sockettask.listener;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.messaging.handler.annotation.Payload;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.listener.method.CallbackMethodException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a developer reads whose methods ask for messages in a way that makes no sense.
 */
class MessageMisuseTests {

	private static final String MEMBERS = "A message has data, field, handshakeHeader, payload, protocol, receivedAt, sequence, socketTaskId, task, type.";

	private static final String JACKSON = "Add Jackson (tools.jackson.core:jackson-databind) to the class path, "
			+ "or define a bean of type io.github.sockettask.MessageFields.";

	static Stream<Arguments> wrongTypesAndMatches() {
		String both = " selects unmatched messages, and selects by type, match or condition as well.";
		String remove = "Remove unmatched = true, or remove the other attributes.";
		String pointer = "Write a JSON pointer and a value, like /channel=ticker.*";
		return Stream.of(misuse(both, remove, new Object() {
			@OnMessage(unmatched = true, type = "trade")
			void on() {
			}
		}), misuse(both, remove, new Object() {
			@OnMessage(unmatched = true, match = "/price")
			void on() {
			}
		}), misuse(both, remove, new Object() {
			@OnMessage(unmatched = true, condition = "sequence > 1")
			void on() {
			}
		}), misuse(" has an empty type.", "Name the type, or leave it out to get messages of all types.", new Object() {
			@OnMessage(type = { "trade", "" })
			void on() {
			}
		}), misuse(" has an empty type.", "Name the type, or leave it out to get messages of all types.", new Object() {
			@OnMessage(type = "${none:}")
			void on() {
			}
		}), misuse(" asks for no type: \"#{null}\" resolves to nothing.", "Give it a value, or leave the type out.",
				new Object() {
					@OnMessage(type = "#{null}")
					void on() {
					}
				}), misuse(" asks for no match: \"#{{}}\" resolves to nothing.",
						"Give it a value, or leave the match out.", new Object() {
							@OnMessage(match = "#{{}}")
							void on() {
							}
						}),
				misuse(" has match = \"channel=a\", which is wrong: \"channel=a\" does not begin with a JSON pointer; "
						+ "write it like /channel=ticker.*, or /channel for any value", pointer, new Object() {
							@OnMessage(match = "channel=a")
							void on() {
							}
						}),
				misuse(" has match = \"\", which is wrong: \"\" does not begin with a JSON pointer; "
						+ "write it like /channel=ticker.*, or /channel for any value", pointer, new Object() {
							@OnMessage(match = "")
							void on() {
							}
						}),
				misuse(" has match = \"/a~b=x\", which is wrong: it is not a JSON pointer, in which each ~ is followed by 0 or 1; "
						+ "write ~0 for ~ and ~1 for / in a name", "Correct the pointer.", new Object() {
							@OnMessage(match = "/a~b=x")
							void on() {
							}
						}));
	}

	static Stream<Arguments> wrongConditions() {
		String write = "Write an expression of Spring's expression language, like field('/price') > 100";
		return Stream.of(misuse(
				" has condition = \"sequence > \", which is wrong: Expression [sequence > ] @9: EL1042E: Problem parsing right operand",
				write, new Object() {
					@OnMessage(condition = "sequence > ")
					void on() {
					}
				}), misuse(" has condition = \"seqence > 1\", which is wrong: a message has no seqence",
						"Did you mean sequence? " + MEMBERS, new Object() {
							@OnMessage(condition = "seqence > 1")
							void on() {
							}
						}),
				misuse(" has condition = \"1 > 2 or price() > 1\", which is wrong: a message has no price()", MEMBERS,
						new Object() {
							@OnMessage(condition = "1 > 2 or price() > 1")
							void on() {
							}
						}),
				misuse(" has condition = \"data == field('/a', 'b')\", which is wrong: a message has no field(java.lang.String,java.lang.String)",
						MEMBERS, new Object() {
							@OnMessage(condition = "data == field('/a', 'b')")
							void on() {
							}
						}),
				misuse(" has condition = \"@limits.allow(data)\", which is wrong: there is no bean named 'limits'",
						"Define the bean, or correct its name.", new Object() {
							@OnMessage(condition = "@limits.allow(data)")
							void on() {
							}
						}),
				misuse(" has condition = \"#payload.price > 1\", which is wrong: there is no variable #payload",
						"Use the members of the message instead of a variable. " + MEMBERS, new Object() {
							@OnMessage(condition = "#payload.price > 1")
							void on() {
							}
						}),
				misuse(" has condition = \"type = 'trade'\", which is wrong: a message can't be changed",
						"Write == to compare.", new Object() {
							@OnMessage(condition = "type = 'trade'")
							void on() {
							}
						}),
				misuse(" has condition = \"field('price') > 1\", which is wrong: field('price'): it is not a JSON pointer, which starts with a slash",
						"Write a JSON pointer, like field('/price').", new Object() {
							@OnMessage(condition = "field('price') > 1")
							void on() {
							}
						}),
				misuse(" has condition = \"#root.fields('/a') == #this.type\", which is wrong: a message has no fields(java.lang.String)",
						"Did you mean field? " + MEMBERS, new Object() {
							@OnMessage(condition = "#root.fields('/a') == #this.type")
							void on() {
							}
						}),
				misuse(" has condition = \"#root.type = 'trade'\", which is wrong: a message can't be changed",
						"Write == to compare.", new Object() {
							@OnMessage(condition = "#root.type = 'trade'")
							void on() {
							}
						}),
				misuse(" has condition = \"payload(T(Trade)) != null\", which is wrong: there is no class for T(Trade)",
						"Write its whole name, with its package.", new Object() {
							@OnMessage(condition = "payload(T(Trade)) != null")
							void on() {
							}
						}));
	}

	static Stream<Arguments> unresolvedValues() {
		String set = "Set the property, or give the placeholder a default: ${name:default}.";
		String correct = "Correct the expression between #{ and }.";
		return Stream.of(Arguments.of("The type \"${types}\" of %s can't be resolved: "
				+ "Could not resolve placeholder 'types' in value \"${types}\"", set, new Object() {
					@OnMessage(type = "${types}")
					void on() {
					}
				}), Arguments.of("The match \"/a=${a}\" of %s can't be resolved: "
						+ "Could not resolve placeholder 'a' in value \"/a=${a}\"", set, new Object() {
							@OnMessage(match = "/a=${a}")
							void on() {
							}
						}),
				Arguments.of("The condition \"${when}\" of %s can't be resolved: "
						+ "Could not resolve placeholder 'when' in value \"${when}\"", set, new Object() {
							@OnMessage(condition = "${when}")
							void on() {
							}
						}),
				Arguments.of("The type \"#{@types.all}\" of %s can't be resolved: No bean named 'types' available",
						correct, new Object() {
							@OnMessage(type = "#{@types.all}")
							void on() {
							}
						}));
	}

	static Stream<Arguments> whatNeedsJackson() {
		return Stream.of(misuse(" has type = \"trade\", but no MessageFields bean can look into messages.", JACKSON,
				new Object() {
					@OnMessage(type = "trade")
					void on() {
					}
				}), misuse(" has match = \"/price\", but no MessageFields bean can look into messages.", JACKSON,
						new Object() {
							@OnMessage(match = "/price")
							void on() {
							}
						}),
				misuse(" has condition = \"field('/a') == 'b'\", but no MessageFields bean can look into messages.",
						JACKSON, new Object() {
							@OnMessage(condition = "field('/a') == 'b'")
							void on() {
							}
						}));
	}

	private static Arguments misuse(String wrong, String action, Object bean) {
		return Arguments.of("%s" + wrong, action, bean);
	}

	@ParameterizedTest
	@MethodSource({ "wrongTypesAndMatches", "wrongConditions", "unresolvedValues" })
	void whenMethodAsksForMessagesInWrongWayThenStartFails(String description, String action, Object bean) {
		expect(new CallbackContext("ticker"), description, action, bean);
	}

	@ParameterizedTest
	@MethodSource("whatNeedsJackson")
	void whenNothingCanLookIntoMessagesThenStartFails(String description, String action, Object bean) {
		expect(new CallbackContext("ticker").withoutFields(), description, action, bean);
	}

	private static void expect(CallbackContext context, String description, String action, Object bean) {
		CallbackMethodException failure = context.bean("feed", bean).failure();
		assertThat(failure.description()).isEqualTo(
				description.formatted("@OnMessage method " + bean.getClass().getName() + ".on() of bean 'feed'"));
		assertThat(failure.action()).isEqualTo(action);
	}

	@Test
	void whenNothingCanLookIntoMessagesForPartOfThemThenStartFails() {
		Object bean = new Object() {
			@OnMessage
			void on(@Payload("/price") int price) {
			}
		};
		CallbackMethodException failure = new CallbackContext("ticker").withoutFields().bean("feed", bean).failure();
		assertThat(failure.description()).isEqualTo("Parameter 'price' (number 1, of type int) of @OnMessage method "
				+ bean.getClass().getName()
				+ ".on(int) of bean 'feed' takes \"/price\" of a message, but no MessageFields bean can look into messages.");
		assertThat(failure.action()).isEqualTo(JACKSON);
	}

	@Test
	void whatLooksStrangeButMakesSenseIsLegal() {
		RecordingSocketTask task = CallbackContext.start(new Object() {
			@OnMessage(type = "trade")
			void binaryMessagesMayBeJson(byte[] bytes) {
			}

			@OnMessage(unmatched = true)
			void one(String text) {
			}

			@OnMessage(unmatched = true)
			void other(byte[] bytes) {
			}
		});
		assertThat(task.listeners).hasSize(3);
	}

	@Test
	void conditionThatDoesNotLookIntoMessagesNeedsNothingThatDoes() {
		CallbackContext context = new CallbackContext("ticker").withoutFields().bean("feed", new Object() {
			@OnMessage(condition = "data.length() > 1")
			void on(String text) {
			}
		});
		assertThat(context.refresh().task("ticker").listeners).hasSize(1);
	}

}
