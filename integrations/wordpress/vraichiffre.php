<?php
/**
 * Plugin Name: Vraichiffre
 * Description: Sends each saved article to Vraichiffre, signed (Standard Webhooks), so that its figures are checked.
 * Version: 0.1.0
 * Requires PHP: 7.4
 * License: Apache-2.0
 *
 * In wp-config.php:
 *   define('VRAICHIFFRE_URL', 'https://vraichiffre.example.fr/hooks/wordpress/journal');
 *   define('VRAICHIFFRE_SECRET', 'whsec_…');
 */

if (!defined('ABSPATH')) {
    exit;
}

/** Post types that are articles; add_filter('vraichiffre_post_types', …) changes them. */
function vraichiffre_is_article($post)
{
    $types = apply_filters('vraichiffre_post_types', array('post'));
    return in_array($post->post_type, $types, true)
        && $post->post_status !== 'auto-draft'
        && !wp_is_post_revision($post)
        && !wp_is_post_autosave($post);
}

/** The signature of Standard Webhooks 1.0: HMAC-SHA256 over "id.timestamp.body". */
function vraichiffre_signature($id, $timestamp, $body, $secret)
{
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret));
    return 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
}

function vraichiffre_send($post, $status, $previous_status)
{
    if (!defined('VRAICHIFFRE_URL') || !defined('VRAICHIFFRE_SECRET') || !vraichiffre_is_article($post)) {
        return;
    }
    $categories = get_the_category($post->ID);
    $body = wp_json_encode(array(
        'type' => 'post.saved',
        'timestamp' => gmdate('Y-m-d\TH:i:s\Z'),
        'data' => array(
            'ID' => $post->ID,
            'post_type' => $post->post_type,
            'post_title' => $post->post_title,
            'post_content' => $post->post_content,
            'post_status' => $status,
            'previous_status' => $previous_status,
            'post_date' => get_post_time('c', false, $post),
            'post_modified_gmt' => get_post_modified_time('c', true, $post),
            'permalink' => get_permalink($post),
            'category' => $categories ? $categories[0]->name : '',
        ),
    ));
    $id = 'msg_' . wp_generate_uuid4();
    $timestamp = (string) time();
    $answer = wp_remote_post(VRAICHIFFRE_URL, array(
        'timeout' => 5,
        'redirection' => 0,
        'headers' => array(
            'Content-Type' => 'application/json',
            'webhook-id' => $id,
            'webhook-timestamp' => $timestamp,
            'webhook-signature' => vraichiffre_signature($id, $timestamp, $body, VRAICHIFFRE_SECRET),
        ),
        'body' => $body,
    ));
    // Saving an article never fails on our account: what went wrong is for the log.
    if (is_wp_error($answer)) {
        error_log('Vraichiffre: ' . $answer->get_error_message());
    } elseif (wp_remote_retrieve_response_code($answer) >= 300) {
        error_log('Vraichiffre: HTTP ' . wp_remote_retrieve_response_code($answer));
    }
}

// After the terms are set, so that the category is the new one; carries the status it had before.
add_action('wp_after_insert_post', function ($id, $post, $update, $before) {
    vraichiffre_send($post, $post->post_status, $before ? $before->post_status : '');
}, 10, 4);

add_action('before_delete_post', function ($id, $post) {
    vraichiffre_send($post, 'deleted', $post->post_status);
}, 10, 2);
