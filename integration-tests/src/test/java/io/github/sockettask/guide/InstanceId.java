package io.github.sockettask.guide;

/**
 * Something that is computed.
 *
 * @param value the id
 */
record InstanceId(String value) {

}
