package io.github.sockettask.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that is called when a message has arrived.
 * <p>
 * Parameters, by type and in any order: {@code SocketTask},
 * {@code OnMessageCallbackResult}, and the message as {@code String} (text messages
 * only), {@code byte[]} or {@code ByteBuffer} (binary messages only), {@code JsonNode} or
 * any type that Jackson can bind, generics included; what is known of it, as
 * {@code MessageContext}; and as spring-messaging has them, {@code @Payload("/data/0")}
 * for a part of it, by a JSON pointer, and {@code @Header} and {@code @Headers}, of
 * {@link io.github.sockettask.converter.SocketTaskHeaders}.
 * {@link HandshakeHeader @HandshakeHeader} is a header of the connection. A part or a
 * header that is missing fails the method, unless it need not be there
 * ({@code required = false}, an {@code Optional}, a nullable parameter). What a
 * {@code HandlerMethodArgumentResolver} bean supports is left to it.
 * <p>
 * A message that can't be converted goes to the {@link OnError} methods, and so does one
 * that is not valid, if the parameter has {@code @Valid} or {@code @Validated}, as an
 * {@link io.github.sockettask.InvalidMessageException}.
 * <p>
 * A parameter {@code List<T>} takes a message that is a JSON array. If the task has a
 * {@code receive.batch-size} or {@code routing.unwrap}, it takes several messages
 * instead, each of them a {@code T}; those that can't be converted go to the
 * {@link OnError} methods, and the others are delivered.
 * <p>
 * {@link #type()}, {@link #match()} and {@link #condition()} choose messages by what is
 * in them, and all of what is given must hold. A parameter type with type information of
 * Jackson (a sealed interface, or one of its records) chooses them too: the method gets
 * those of its type. A message goes to every method that wants it, and is converted once
 * for each type. An annotation of the application may carry this one, with a fixed type
 * for instance, and pass attributes on by {@link AliasFor @AliasFor}; a method has one of
 * them.
 * <p>
 * What the method returns is sent back, on the connection that the task has then, or to
 * the task that {@link ReplyTo @ReplyTo} names:
 * <ul>
 * <li>a {@code String} as text, {@code byte[]} and {@code ByteBuffer} as binary, a
 * {@link io.github.sockettask.MessageStream} as fragments, anything else as JSON;
 * <li>nothing for {@code null}, an empty {@code Optional}, and a {@code CallbackResult},
 * so that a method may return the future of its own {@code send};
 * <li>what an {@code Optional} holds;
 * <li>the value of a {@code CompletionStage} or {@code Mono} when it is there, however
 * the connection fares meanwhile;
 * <li>each element of a {@code Flow.Publisher} or {@code Flux}: the next one is asked for
 * when the one before was written, so that the stream is no faster than the socket. A
 * stream needs an open connection, both of the task that sends and of the one that has
 * received the message, and is cancelled when either is gone, which is no failure of it;
 * it does not go on with the next connection;
 * <li>a list or an array as one JSON array; but each element as a message if the method
 * was called with several messages ({@code receive.batch-size}, {@code routing.unwrap}).
 * </ul>
 * These may be nested, and what Spring's {@code ReactiveAdapterRegistry} knows besides
 * (RxJava, flows of Kotlin) is taken as the above, if Reactor is on the class path.
 * Replies that are there when the method returns keep the order of the messages. One that
 * can't be sent, or fails later, goes to the {@link OnError} methods as if the method had
 * thrown it.
 * <p>
 * The method runs on the callback executor, one call at a time for each task; or, as
 * {@code receive.mode} says, on the event loop, or for several messages at the same time.
 * What it throws goes to the {@link OnError} methods; the connection stays open.
 *
 * @since 0.1.0
 * @see io.github.sockettask.SocketTask
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnMessage {

	/**
	 * Names of the tasks, as under {@code sockettask.tasks}; placeholders and
	 * {@code #{...}} expressions are resolved.
	 * @return the names; none for those of the class ({@link SocketTaskHandler}), or else
	 * for every named task
	 */
	@AliasFor("task")
	String[] value() default {};

	/**
	 * Names of the tasks, the same as {@link #value()}.
	 * @return the names
	 */
	@AliasFor("value")
	String[] task() default {};

	/**
	 * Types of messages, which are what is at {@code routing.type-field} of the task;
	 * placeholders and {@code #{...}} expressions are resolved.
	 * @return the types, of which a message has one; none for all messages, and for those
	 * without a type
	 */
	String[] type() default {};

	/**
	 * What messages must have somewhere: a JSON pointer (RFC 6901), an equals sign and
	 * the value, in which each {@code *} stands for any characters, as in
	 * {@code "/channel=ticker.*"}; or the pointer alone, for any text, number or boolean,
	 * but no object, array or null. Placeholders and {@code #{...}} expressions are
	 * resolved.
	 * @return what a message must have, all of it
	 */
	String[] match() default {};

	/**
	 * A condition in Spring's expression language, asked once for a message by all
	 * methods that have the same, and only if everything else holds. The root object is
	 * the {@link io.github.sockettask.MessageContext}, what it has can be read like
	 * properties, and beans are to be had as {@code @name}:
	 * {@code "sequence > 1 and @limits.allow(field('/symbol'))"}. A field that is
	 * compared with a number or a boolean is read as one:
	 * {@code "field('/price') > 100"}. Placeholders are resolved, and {@code #{...}}
	 * expressions, whose value is the text of a condition, or of a part of it. The
	 * condition is evaluated once against an empty message when the application starts,
	 * to find mistakes. What it throws goes to the {@link OnError} methods, and the
	 * method is not called.
	 * @return the condition; empty for none
	 */
	String condition() default "";

	/**
	 * Whether to get only those messages that no other method, callback or subscriber
	 * wants. Several methods may; not to be combined with {@link #type()},
	 * {@link #match()} and {@link #condition()}.
	 * @return whether it is so
	 */
	boolean unmatched() default false;

}
